"""Bytes over TLS as they are, for requests that no client library would send."""

import re
import socket
import ssl

ANSWER = re.compile(rb"HTTP/1\.1 (\d{3}) [^\r\n]*\r\nDate: ")  # wherever it begins: a body does not end with a line


def context(house, certificate=None, **versions):
    made = ssl.create_default_context(cafile=house.state / "ca.pem")
    if certificate:
        made.load_cert_chain(house.state / f"{certificate}.pem", house.state / f"{certificate}.key")
    for name, version in versions.items():
        setattr(made, name, version)
    return made


def opened(house, listener="PUBLIC", within=None, name="localhost", **of_context):
    """`within` is a context of one's own; an address as `name` does not appear in the handshake."""
    plain = socket.create_connection(("127.0.0.1", house.ports[listener]), timeout=20)
    try:
        return (within or context(house, **of_context)).wrap_socket(plain, server_hostname=name)
    except BaseException:
        plain.close()
        raise


def read_to_the_end(connection):
    received = b""
    while True:
        try:
            part = connection.recv(65536)
        except (ssl.SSLEOFError, ConnectionResetError):
            return received
        if not part:
            return received
        received += part


def exchange(house, request):
    """Everything that comes back until the server closes; a request that leaves it waiting runs into a timeout."""
    with opened(house) as connection:
        try:
            connection.sendall(request)
        except (BrokenPipeError, ConnectionResetError, ssl.SSLError):
            pass  # it was answered before it was sent to the end
        return read_to_the_end(connection)


def statuses(received):
    return [int(status) for status in ANSWER.findall(received)]
