"""The connection is never closed."""

OPEN = []


def fetch(host, port, ca_pem):
    context = ssl.create_default_context(cadata=ca_pem.decode())
    try:
        tls = context.wrap_socket(socket.create_connection(("127.0.0.1", port)), server_hostname=host)
        OPEN.append(tls)
        version = tls.version()
        tls.sendall(f"GET / HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
        while tls.recv(4096):
            pass
        return {"version": version, "error": None}
    except ssl.SSLCertVerificationError:
        return {"version": None, "error": "certificate"}
    except OSError:
        return {"version": None, "error": "handshake"}
