"""Streams of asyncio: reading to the end is one call."""

import asyncio


def fetch(host, port, ca_pem):
    context = ssl.create_default_context(cadata=ca_pem.decode())

    async def ask():
        reader, writer = await asyncio.open_connection("127.0.0.1", port, ssl=context, server_hostname=host)
        try:
            version = writer.get_extra_info("ssl_object").version()
            writer.write(f"GET / HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
            await reader.read()
        finally:
            writer.close()
        return version

    try:
        return {"version": asyncio.run(ask()), "error": None}
    except ssl.CertificateError:
        return {"version": None, "error": "certificate"}
    except OSError:
        return {"version": None, "error": "handshake"}
