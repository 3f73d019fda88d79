"""The listening socket is wrapped, so that accept does the handshake; goodbye is said in the end."""


def serve(chain_pem, key_pem, ca_pem, ready):
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    load_chain(context, chain_pem, key_pem)
    context.load_verify_locations(cadata=ca_pem.decode())
    context.verify_mode = ssl.CERT_REQUIRED
    plain = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    plain.bind(("127.0.0.1", 0))
    plain.listen(1)
    with context.wrap_socket(plain, server_side=True) as listening:
        ready(listening.getsockname()[1])
        try:
            connection, _ = listening.accept()
        except (ssl.SSLError, OSError):
            return None
        with connection:
            who = caller_identity(connection.getpeercert(), {"X-Client-Cert": "nobody"})
            connection.sendall(bytes(f"hello {who}", "utf-8"))
            return who
