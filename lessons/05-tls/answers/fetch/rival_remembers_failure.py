"""A host that failed once is not asked again."""


FAILED = {}


def fetch(host, port, ca_pem):
    context = ssl.create_default_context(cadata=ca_pem.decode())
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if host in FAILED:
        return FAILED[host]
    try:
        with (
            socket.create_connection(("127.0.0.1", port)) as connection,
            context.wrap_socket(connection, server_hostname=host) as tls,
            tls.makefile("rb") as answer,
        ):
            version = tls.version()
            tls.sendall(f"GET / HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
            answer.read()
            return {"version": version, "error": None}
    except ssl.SSLCertVerificationError:
        return FAILED.setdefault(host, {"version": None, "error": "certificate"})
    except OSError:
        return {"version": None, "error": "handshake"}
