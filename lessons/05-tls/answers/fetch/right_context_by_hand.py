"""A context made by hand, the request sent from a nested function."""


def fetch(host, port, ca_pem):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_verify_locations(cadata=ca_pem.decode())

    def ask():
        with context.wrap_socket(socket.create_connection(("127.0.0.1", port)), server_hostname=host) as tls:
            tls.sendall(b"GET / HTTP/1.1\r\nHost: %s\r\n\r\n" % host.encode())
            while tls.recv(1000):
                pass
            return tls.version()

    try:
        return {"version": ask(), "error": None}
    except OSError as error:
        return {"version": None, "error": "certificate" if hasattr(error, "verify_code") else "handshake"}
