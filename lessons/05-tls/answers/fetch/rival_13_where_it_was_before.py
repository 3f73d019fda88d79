"""A host that spoke TLS 1.3 once has to do so again."""


SEEN = {}


def fetch(host, port, ca_pem):
    context = ssl.create_default_context(cadata=ca_pem.decode())
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if SEEN.get(host) == "TLSv1.3":
        context.minimum_version = ssl.TLSVersion.TLSv1_3
    try:
        with (
            socket.create_connection(("127.0.0.1", port)) as connection,
            context.wrap_socket(connection, server_hostname=host) as tls,
            tls.makefile("rb") as answer,
        ):
            version = tls.version()
            tls.sendall(f"GET / HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
            answer.read()
            SEEN[host] = version
            return {"version": version, "error": None}
    except ssl.SSLCertVerificationError:
        return {"version": None, "error": "certificate"}
    except OSError:
        return {"version": None, "error": "handshake"}
