"""The identity is all names, with commas between them."""


def serve(chain_pem, key_pem, ca_pem, ready):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    load_chain(context, chain_pem, key_pem)
    context.load_verify_locations(cadata=ca_pem.decode())
    context.verify_mode = ssl.CERT_REQUIRED
    with socket.create_server(("127.0.0.1", 0)) as listening:
        _, port = listening.getsockname()
        ready(port)
        connection, _ = listening.accept()
        with connection:
            try:
                with context.wrap_socket(connection, server_side=True) as tls:
                    identity = ",".join(v for k, v in tls.getpeercert()["subjectAltName"] if k == "DNS")
                    tls.sendall(f"hello {identity}".encode())
                    return identity
            except OSError:
                return None
