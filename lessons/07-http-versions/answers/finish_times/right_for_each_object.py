"""For each object the latest arrival of all packets that it waits for."""


def finish_times(protocol, packets, lost, repeat):
    arrivals = [i + repeat if i in lost else i for i in range(len(packets))]

    def waits(i, j):
        if protocol == "h1":
            return packets[i][0] == packets[j][0]
        return protocol == "h2" or packets[i][1] == packets[j][1]

    handed = [max(arrivals[j] for j in range(i + 1) if waits(i, j)) for i in range(len(packets))]
    return {name: max(t for t, (_, n) in zip(handed, packets) if n == name) for name in {n for _, n in packets}}
