"""The name is taken from the certificate by hand, the greeting goes out through a file."""


def serve(chain_pem, key_pem, ca_pem, ready):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    load_chain(context, chain_pem, key_pem)
    context.load_verify_locations(cadata=ca_pem.decode())
    context.verify_mode = ssl.CERT_REQUIRED
    listening = socket.create_server(("127.0.0.1", 0), backlog=1)
    listening.settimeout(60)
    try:
        ready(listening.getsockname()[1])
        connection, address = listening.accept()
        connection.settimeout(60)
        try:
            tls = context.wrap_socket(connection, server_side=True)
        except OSError:
            connection.close()
            return None
        names = [value for kind, value in tls.getpeercert()["subjectAltName"] if kind == "DNS"]
        with tls, tls.makefile("wb") as out:
            out.write(f"hello {names[0]}".encode())
        return names[0]
    finally:
        listening.close()
