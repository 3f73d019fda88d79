"""TLS 1.3 early data, which the module ssl does not offer: OpenSSL's own functions, called through ctypes."""

import ctypes
import ctypes.util
import tempfile
import weakref
from functools import cache
from pathlib import Path

from course.lab.base._errors import LabError

HANDSHAKE = 22
NAMES = {
    1: "ClientHello",
    2: "ServerHello",
    4: "NewSessionTicket",
    5: "EndOfEarlyData",
    8: "EncryptedExtensions",
    11: "Certificate",
    15: "CertificateVerify",
    20: "Finished",
}
TLS_1_3 = 0x0304
# Values of OpenSSL's headers ssl.h and bio.h, which are the same in 1.1.1 and 3.
SET_MIN_PROTO_VERSION, SET_HOST_NAME, PEM_FILE, VERIFY_PEER = 123, 55, 1, 1
EARLY_SUCCESS, EARLY_FINISH = 1, 2
ACCEPTED, BOTH_CLOSED = 2, 3
ROOM = 16_384
TOLD = ctypes.CFUNCTYPE(
    None,
    ctypes.c_int,
    ctypes.c_int,
    ctypes.c_int,
    ctypes.POINTER(ctypes.c_ubyte),
    ctypes.c_size_t,
    *[ctypes.c_void_p] * 2,
)
POINTERS = ["TLS_method", "SSL_CTX_new", "SSL_new", "BIO_s_mem", "BIO_new", "SSL_get1_session"]


@cache
def openssl() -> ctypes.CDLL:
    """The library that Python's own ssl stands on, or the system's. Raises LabError if neither can be called."""
    import _ssl

    for path in (getattr(_ssl, "__file__", None), ctypes.util.find_library("ssl"), "libssl-3-x64.dll", "libssl-3.dll"):
        try:
            library = ctypes.CDLL(path)
            for name in POINTERS:
                getattr(library, name).restype = ctypes.c_void_p
            library.SSL_CTX_set_max_early_data.argtypes = [ctypes.c_void_p, ctypes.c_uint32]
        except (OSError, AttributeError, TypeError):
            continue
        return library
    raise LabError("early data needs an OpenSSL whose functions can be called from Python")


class Context:
    """Settings of one end, TLS 1.3 only, and the names of the messages that its connections have written."""

    def __init__(self):
        self.library = openssl()
        self.pointer = ctypes.c_void_p(self.library.SSL_CTX_new(ctypes.c_void_p(self.library.TLS_method())))
        weakref.finalize(self, self.library.SSL_CTX_free, self.pointer)
        self.library.SSL_CTX_ctrl(self.pointer, SET_MIN_PROTO_VERSION, ctypes.c_long(TLS_1_3), None)
        self.said = []
        self._told = TOLD(self._note)  # kept as long as OpenSSL may call it
        self.library.SSL_CTX_set_msg_callback(self.pointer, self._told)

    def _note(self, written, version, content, data, size, *_):
        if written and content == HANDSHAKE:
            self.said.append(NAMES.get(data[0], f"message {data[0]}"))


def server_context(chain, most: int) -> Context:
    """Shows ``chain`` and takes up to ``most`` bytes of early data; each ticket is good for one connection."""
    context = Context()
    with tempfile.TemporaryDirectory() as folder:
        for part, call in (("pem", "use_certificate_chain_file"), ("key", "use_PrivateKey_file")):
            path = Path(folder, part)
            path.write_bytes(getattr(chain, part))
            kind = [PEM_FILE] if part == "key" else []
            if getattr(context.library, f"SSL_CTX_{call}")(context.pointer, bytes(path), *kind) != 1:
                raise LabError("OpenSSL does not take this chain")
    context.library.SSL_CTX_set_max_early_data(context.pointer, most)
    return context


def client_context(ca_pem: bytes) -> Context:
    context = Context()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "ca.pem")
        path.write_bytes(ca_pem)
        context.library.SSL_CTX_load_verify_locations(context.pointer, bytes(path), None)
    context.library.SSL_CTX_set_verify(context.pointer, VERIFY_PEER, None)
    return context


class End:
    """One end of a connection in memory: bytes are put in and taken out."""

    def __init__(self, context: Context, host: str = "", session=None):
        self.context, library = context, context.library
        self._in, self._out = (ctypes.c_void_p(library.BIO_new(ctypes.c_void_p(library.BIO_s_mem()))) for _ in range(2))
        self.pointer = ctypes.c_void_p(library.SSL_new(context.pointer))
        library.SSL_set_bio(self.pointer, self._in, self._out)
        getattr(library, "SSL_set_connect_state" if host else "SSL_set_accept_state")(self.pointer)
        if host:
            library.SSL_ctrl(self.pointer, SET_HOST_NAME, ctypes.c_long(0), host.encode())
        if session:
            library.SSL_set_session(self.pointer, session)
        self.early, self._early_over = b"", bool(host)

    def __del__(self):
        # As if both ends had said goodbye, or OpenSSL takes the session for a bad one, which nobody may resume.
        self.context.library.SSL_set_shutdown(self.pointer, BOTH_CLOSED)
        self.context.library.SSL_free(self.pointer)

    def put(self, data: bytes) -> None:
        self.context.library.BIO_write(self._in, data, len(data))

    def take(self) -> bytes:
        room = ctypes.create_string_buffer(ROOM)
        size = self.context.library.BIO_read(self._out, room, ROOM)
        return room.raw[: max(size, 0)]

    def step(self) -> bool:
        """Go on as far as what was put in allows; whether the handshake is done. A server gathers ``early`` data."""
        while not self._early_over:
            status, data = self._read("SSL_read_early_data")
            self.early += data
            self._early_over = status == EARLY_FINISH
            if status not in (EARLY_SUCCESS, EARLY_FINISH):
                return False
        return self.context.library.SSL_do_handshake(self.pointer) == 1

    def write(self, data: bytes, early: bool = False) -> None:
        size = ctypes.c_size_t()
        call = self.context.library["SSL_write_early_data" if early else "SSL_write_ex"]
        if call(self.pointer, data, ctypes.c_size_t(len(data)), ctypes.byref(size)) != 1:
            raise LabError("OpenSSL does not send this now")

    def read(self) -> bytes:
        return self._read("SSL_read_ex")[1]

    def session(self):
        """What the other connection may resume; in 1.3 there is one once something was read."""
        return ctypes.c_void_p(self.context.library.SSL_get1_session(self.pointer))

    @property
    def accepted(self) -> bool:
        """Whether the server has taken the early data."""
        return self.context.library.SSL_get_early_data_status(self.pointer) == ACCEPTED

    def _read(self, name):
        room, size = ctypes.create_string_buffer(ROOM), ctypes.c_size_t()
        status = self.context.library[name](self.pointer, room, ctypes.c_size_t(ROOM), ctypes.byref(size))
        return status, room.raw[: size.value]
