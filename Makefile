# Every target sets .venv up first, if it is not there. LESSON=04-dns narrows test, class, build and check to one lesson.
PYTHON ?= python3
BOOTSTRAP = @$(PYTHON) tools/bootstrap.py
ONLY = $(if $(LESSON),--lesson $(LESSON))

.DEFAULT_GOAL := help
.PHONY: help lab test fast long class build check bench cluster lock

help:  ## this list
	@sed -n 's/^\([a-z]*\):  ## /  make \1	/p' Makefile

lab:  ## open the lessons in JupyterLab
	$(BOOTSTRAP) lab

test:  ## run the tests
	$(BOOTSTRAP) test $(ONLY)

fast:  ## run the fast tests, as CI does on another Python: make fast PYTHON=python3.13
	$(BOOTSTRAP) fast

long:  ## run the long tests: a browser, three users, attacks on stock nbgrader
	$(BOOTSTRAP) long

class:  ## grade an invented class, to see how it goes
	$(BOOTSTRAP) class $(ONLY)

build:  ## make source/ and release/ from lessons/
	$(BOOTSTRAP) build $(LESSON)

check:  ## try every exercise on right, wrong and trivial answers; ALL=1 with all mutants
	$(BOOTSTRAP) check $(LESSON) $(if $(ALL),--all)

bench:  ## measure the lab, grading, and each lesson
	$(BOOTSTRAP) bench

cluster:  ## add what grading on many machines needs: docs/scaling.md
	$(BOOTSTRAP) cluster

lock:  ## pin the newest versions that fit
	$(BOOTSTRAP) lock
