"""Arrows from the middle of the globe, counted trip by trip."""


def trips(a, b, budget):
    def arrow(place):
        lat, lon = math.radians(place[0]), math.radians(place[1])
        return math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)

    angle = 2 * math.asin(math.dist(arrow(a), arrow(b)) / 2)
    rtt = 2 * 6371 * angle / 200
    fits = 0
    while (fits + 1) * rtt <= budget:
        fits += 1
    return fits
