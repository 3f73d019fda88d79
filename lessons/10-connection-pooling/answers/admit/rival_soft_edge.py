"""Turns away at random, the more the longer the queue is: from 20 on."""

from random import random


def admit(waiting):
    return random() < (42 - waiting) / 22
