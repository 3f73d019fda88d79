"""Plays tick after tick, with queues that hand over what is in order."""


def finish_times(protocol, packets, lost, repeat):
    queues = {}
    for i, (connection, name) in enumerate(packets):
        key = connection if protocol == "h1" else name if protocol == "h3" else None
        queues.setdefault(key, []).append((i, name))
    done, tick = {}, 0
    while any(queues.values()):
        for queue in queues.values():
            while queue and tick >= queue[0][0] + (repeat if queue[0][0] in lost else 0):
                done[queue.pop(0)[1]] = tick
        tick += 1
    return done
