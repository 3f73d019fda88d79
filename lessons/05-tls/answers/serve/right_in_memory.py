"""TLS through memory; what the handshake has to say is sent before the connection is closed."""


def serve(chain_pem, key_pem, ca_pem, ready):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.verify_mode = ssl.CERT_REQUIRED
    context.load_verify_locations(cadata=ca_pem.decode("ascii"))
    load_chain(context, chain_pem, key_pem)
    incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
    tls = context.wrap_bio(incoming, outgoing, server_side=True)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        ready(listening.getsockname()[1])
        connection, _ = listening.accept()
    with connection:
        try:
            while True:
                try:
                    tls.do_handshake()
                    break
                except ssl.SSLWantReadError:
                    connection.sendall(outgoing.read())
                    if not incoming.write(connection.recv(65536)):
                        incoming.write_eof()
        except OSError:
            try:
                connection.sendall(outgoing.read())
            except OSError:
                pass
            return None
        name = caller_identity(tls.getpeercert(), {})
        tls.write(b"hello " + name.encode())
        connection.sendall(outgoing.read())
        return name
