"""Record what a client of a real pool sees: PostgreSQL alone, and PgBouncer before it.

    python tools/record_pools.py [FILE]

Writes a JSON object, by default into the data of lesson 10: the versions, and a list of sentences and answers for each
scene. Servers live in a folder of their own and listen on Unix sockets in it. Needs Debian's postgresql and pgbouncer,
psycopg, and, if you are root, setpriv of util-linux: both servers refuse to run as root.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path

import psycopg

FILE = Path(__file__).resolve().parent.parent / "lessons" / "10-connection-pooling" / "data" / "pools.json"
PORT, BOUNCER_PORT = 5432, 6432  # only parts of the sockets' names
NOBODY = 65534
PLACES = 2  # connections that the pool holds
FEW = 5  # connections that the small database holds
SETTINGS = """
listen_addresses = ''
unix_socket_directories = '{folder}'
port = {port}
fsync = off
max_connections = {most}
superuser_reserved_connections = 0
max_wal_senders = 0
"""
POOL = """
[databases]
shop = host={folder} port={port} dbname=postgres
[pgbouncer]
unix_socket_dir = {folder}
listen_port = {bouncer}
auth_type = trust
auth_file = {folder}/users
admin_users = shop
pool_mode = transaction
default_pool_size = {places}
query_wait_timeout = 2
logfile = {folder}/pgbouncer.log
"""


def main(arguments):
    file = Path(arguments[0] if arguments else FILE).resolve()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="pools")))
        if os.getuid() == 0:
            os.chown(folder, NOBODY, NOBODY)
        found = {"versions": versions()}
        with running(folder, FEW):
            found["too many clients"] = too_many(folder)
        with running(folder, 50) as restart, pooling(folder):
            for name, scene in SCENES.items():
                found[name] = scene(folder)
            found["restart"] = restarted(folder, restart)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def versions():
    return {
        "postgres": output([postgres("postgres"), "--version"]).split()[2],
        "pgbouncer": output([daemon("pgbouncer"), "--version"]).split()[1],
        "psycopg": psycopg.__version__,
    }


def output(command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def postgres(program):
    """Debian keeps these where no path looks; the newest of several."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"))
    return str(found[-1]) if found else program


def daemon(program):
    return shutil.which(program, path=f"{os.environ['PATH']}:/usr/sbin:/sbin") or program


def as_nobody(command):
    ordinary = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"] if os.getuid() == 0 else []
    return [*ordinary, *map(str, command)]


@contextmanager
def running(folder, most):
    """PostgreSQL with room for ``most`` connections; gives the function that starts it again."""
    data = folder / f"data{most}"
    subprocess.run(
        as_nobody([postgres("initdb"), "-D", data, "-U", "shop", "--auth=trust", "--no-sync"]),
        check=True,
        stdout=subprocess.DEVNULL,
        cwd=folder,
    )
    with (data / "postgresql.conf").open("a") as settings:
        settings.write(SETTINGS.format(folder=folder, port=PORT, most=most))

    def control(*words):
        command = [postgres("pg_ctl"), "-D", data, "-w", "-l", folder / "postgres.log", *words]
        subprocess.run(as_nobody(command), check=True, stdout=subprocess.DEVNULL, cwd=folder)

    control("start")
    try:
        yield lambda: control("restart", "-m", "fast")
    finally:
        control("stop", "-m", "immediate")


@contextmanager
def pooling(folder):
    (folder / "users").write_text('"shop" ""\n')
    text = POOL.format(folder=folder, port=PORT, bouncer=BOUNCER_PORT, places=PLACES)
    (folder / "pgbouncer.ini").write_text(text)
    command = as_nobody([daemon("pgbouncer"), "-q", folder / "pgbouncer.ini"])
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL, cwd=folder)
    try:
        end = time.monotonic() + 30
        while not (folder / f".s.PGSQL.{BOUNCER_PORT}").exists():
            if time.monotonic() > end or process.poll() is not None:
                raise SystemExit("PgBouncer did not start:\n" + (folder / "pgbouncer.log").read_text())
            time.sleep(0.01)
        yield
    finally:
        process.kill()
        process.wait()


def connect(folder, port=BOUNCER_PORT, **options):
    return psycopg.connect(host=str(folder), port=port, user="shop", dbname="shop", **options)


def words(error):
    """The last line of what a client reads: psycopg puts the socket's path before it."""
    return type(error).__name__, str(error).strip().splitlines()[-1].split("failed: ")[-1]


def told(function, *arguments):
    try:
        return function(*arguments)
    except psycopg.Error as error:
        return words(error)


def too_many(folder):
    """One client more than the database has room for."""
    with ExitStack() as stack:
        for _ in range(FEW):
            stack.enter_context(psycopg.connect(host=str(folder), port=PORT, user="shop", dbname="postgres"))
        return told(lambda: connect(folder, PORT))


def full(folder):
    """All places are taken: what one more client sees when it connects, and when it asks."""
    with ExitStack() as stack:
        for _ in range(PLACES):
            stack.enter_context(connect(folder)).execute("SELECT 1")
        late = stack.enter_context(connect(folder, autocommit=True))
        return {"connected": late.info.status.name, "first query": told(lambda: late.execute("SELECT 1"))}


def reading(folder):
    """Places that are taken: after a client's SELECT, when it only waits, and after its commit."""
    with connect(folder) as reader:
        reader.execute("SELECT 1").fetchall()
        held = taken(folder)
        reader.commit()
        return {"after SELECT": held, "after COMMIT": taken(folder)}


def taken(folder):
    """How many of the pool's connections are a client's now."""
    with psycopg.connect(
        host=str(folder), port=BOUNCER_PORT, user="shop", dbname="pgbouncer", autocommit=True, prepare_threshold=None
    ) as console:
        console.cursor_factory = psycopg.ClientCursor
        rows = console.execute("SHOW POOLS")
        names = [column.name for column in rows.description]
        return sum(row[names.index("sv_active")] for row in rows if row[0] == "shop")


def setting(folder):
    """One client's SET, and what others read who have set nothing."""
    with connect(folder, autocommit=True) as first:
        before = first.execute("SHOW work_mem").fetchone()[0]
        first.execute("SET work_mem = '77MB'")
        with connect(folder, autocommit=True) as second:
            return {"before": before, "another client": second.execute("SHOW work_mem").fetchone()[0]}


def prepared(folder):
    """The same query ten times while others use the pool, as psycopg does by itself and with nothing prepared."""
    return {
        "as it comes": told(repeated, folder, {}),
        "prepare_threshold=None": told(repeated, folder, {"prepare_threshold": None}),
    }


def repeated(folder, options):
    """Between two of its queries another client holds the connection that the last one went over."""
    with connect(folder, autocommit=True, **options) as client:
        for _ in range(10):
            client.execute("SELECT %s::int", [1])
            with connect(folder) as other:
                other.execute("SELECT 1")
                client.execute("SELECT %s::int", [1])
    return "ten times"


def restarted(folder, restart):
    """The first query after the database was started again, of a client with and without a pool between them."""
    direct = psycopg.connect(host=str(folder), port=PORT, user="shop", dbname="postgres", autocommit=True)
    with direct, connect(folder, autocommit=True) as pooled:
        direct.execute("SELECT 1"), pooled.execute("SELECT 1")
        restart()

        def again(client):
            return client.execute("SELECT 'answered'").fetchone()[0]

        return {"direct": told(again, direct), "pooled": told(again, pooled)}


SCENES = {"full": full, "reading": reading, "setting": setting, "prepared": prepared}

if __name__ == "__main__":
    main(sys.argv[1:])
