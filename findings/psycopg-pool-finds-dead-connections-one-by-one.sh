#!/bin/bash
# Guess: after a database's restart the first request that meets a dead connection fails, and tells the pool that the
# others, which are older than this, are not to be trusted; so it is in SQLAlchemy's pool, which drops them all.
# Seen (psycopg_pool 3.3.3, psycopg 3.3.9, PostgreSQL 15): each connection is found dead by a request of its own. With
# four in the pool four requests fail, one after the other, long after the database is back; SQLAlchemy 2.1.9 with four
# fails one. A pool of a hundred fails a hundred, unless it is made with check=ConnectionPool.check_connection.
# Exit code 0: as seen. 1: it behaves otherwise now. 2: something to run it is missing.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 (Debian package python3-venv)"; exit 2; }
command -v setpriv >/dev/null || { echo "needs setpriv (Debian package util-linux)"; exit 2; }
servers=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -1)
[ -n "$servers" ] || { echo "needs PostgreSQL's server (Debian package postgresql)"; exit 2; }
folder=$(mktemp -d)
stopped() {
    as_ordinary "$servers/pg_ctl" -D "$folder/place/data" -m immediate stop >/dev/null 2>&1 || true
    rm -rf "$folder"
}
trap stopped EXIT
chmod 755 "$folder"
mkdir "$folder/place"
as_ordinary() { "$@"; }
if [ "$(id -u)" = 0 ]; then # PostgreSQL refuses to run as root
    chown 65534:65534 "$folder/place"
    as_ordinary() { setpriv --reuid=65534 --regid=65534 --clear-groups "$@"; }
fi
python3 -m venv "$folder/venv" || { echo "needs the Debian package python3-venv"; exit 2; }
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    'psycopg[binary]==3.3.9' psycopg-pool==3.3.3 sqlalchemy==2.1.9

cd "$folder/place"
as_ordinary "$servers/initdb" -D "$folder/place/data" -U shop --auth=trust --no-sync >/dev/null
restart() {
    as_ordinary "$servers/pg_ctl" -D "$folder/place/data" -w -l "$folder/place/log" \
        -o "-c listen_addresses='' -c unix_socket_directories='$folder/place' -F" -m fast "$1" >/dev/null
}
export -f as_ordinary restart
export servers folder
restart start
"$folder/venv/bin/python" - "$folder/place" <<'PYTHON'
import logging
import subprocess
import sys
from importlib.metadata import version

import psycopg
import sqlalchemy
from psycopg_pool import ConnectionPool

HOST, SIZE, ASKED = sys.argv[1], 4, 10
logging.getLogger("psycopg.pool").setLevel(logging.CRITICAL)


def failing(ask):
    """How many of some requests fail, one after the other, after a restart."""
    subprocess.run(["bash", "-c", "restart restart"], check=True)
    failed = 0
    for _ in range(ASKED):
        try:
            ask()
        except (psycopg.OperationalError, sqlalchemy.exc.OperationalError):
            failed += 1
    return failed


def by_pool(**options):
    with ConnectionPool(f"host={HOST} user=shop dbname=postgres", min_size=SIZE, **options) as pool:
        pool.wait()

        def ask():
            with pool.connection() as connection:
                connection.execute("SELECT 1")

        return failing(ask)


def by_engine():
    engine = sqlalchemy.create_engine(f"postgresql+psycopg://shop@/postgres?host={HOST}", pool_size=SIZE)
    for connection in [engine.connect() for _ in range(SIZE)]:
        connection.close()

    def ask():
        with engine.connect() as connection:
            connection.execute(sqlalchemy.text("SELECT 1"))

    failed = failing(ask)
    engine.dispose()
    return failed


seen = [by_pool(), by_pool(check=ConnectionPool.check_connection), by_engine()]
print(*[f"{name} {version(name)}" for name in ("psycopg", "psycopg_pool", "sqlalchemy")], sep=", ")
print(f"of {ASKED} requests after a restart failed, with {SIZE} connections: {seen[0]}; checked: {seen[1]}; SQLAlchemy: {seen[2]}")
sys.exit(0 if seen == [4, 0, 1] else "this has changed")
PYTHON
