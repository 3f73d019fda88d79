"""TLS through memory: what crosses is carried to and from the socket by hand."""


def fetch(host, port, ca_pem):
    context = ssl.create_default_context(cadata=ca_pem.decode())
    incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
    tls = context.wrap_bio(incoming, outgoing, server_hostname=host)
    connection = socket.create_connection(("127.0.0.1", port))

    def until_done(step, *given):
        while True:
            try:
                return step(*given)
            except ssl.SSLWantReadError:
                connection.sendall(outgoing.read())
                if piece := connection.recv(65536):
                    incoming.write(piece)
                else:
                    incoming.write_eof()
            finally:
                connection.sendall(outgoing.read())

    def shake():
        try:
            until_done(tls.do_handshake)
        except ssl.SSLCertVerificationError:
            return "certificate"
        except OSError:
            return "handshake"

    def ask():
        try:
            until_done(tls.write, b"GET / HTTP/1.1\r\nHost: " + host.encode() + b"\r\n\r\n")
            while until_done(tls.read, 65536):
                pass
        except (ssl.SSLEOFError, ssl.SSLZeroReturnError):
            return None
        except OSError:
            return "handshake"

    with connection:
        error = shake() or ask()
        return {"version": None if error else tls.version(), "error": error}
