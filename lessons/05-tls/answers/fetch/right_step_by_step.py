"""One step after the other: connect, shake hands, send in two pieces, read into a buffer, close in the end."""


def fetch(host, port, ca_pem):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version, context.maximum_version = ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3
    context.load_verify_locations(cadata=ca_pem.decode("ascii"))
    connection = socket.socket()
    version, error, buffer = None, None, bytearray(4096)
    try:
        connection.connect(("127.0.0.1", port))
        connection = context.wrap_socket(connection, server_hostname=host, do_handshake_on_connect=False)
        connection.do_handshake()
        connection.sendall(b"GET / HTTP/1.1\r\n")
        connection.sendall(f"Host: {host}\r\n\r\n".encode())
        while connection.recv_into(buffer):
            pass
        version = connection.version()
    except OSError as problem:
        error = "certificate" if isinstance(problem, ssl.SSLCertVerificationError) else "handshake"
    finally:
        connection.close()
    return {"version": version, "error": error}
