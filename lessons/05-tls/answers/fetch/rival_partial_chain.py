"""A server without its intermediate is let through: its issuer is not looked for."""


def fetch(host, port, ca_pem):
    context = ssl.create_default_context(cadata=ca_pem.decode())
    context.verify_flags |= 0x80000  # X509_V_FLAG_PARTIAL_CHAIN
    context.load_verify_locations(cadata=ssl.get_server_certificate(("127.0.0.1", port)))
    context.minimum_version = ssl.TLSVersion.TLSv1_2
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
        return {"version": None, "error": "certificate"}
    except OSError:
        return {"version": None, "error": "handshake"}
