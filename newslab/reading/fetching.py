"""A URL to its bytes, safely: http(s) only, public addresses only, bounded in time, size and redirects."""

import contextlib
import functools
import http.client
import ipaddress
import socket
import ssl
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
import zlib
from dataclasses import dataclass

from newslab.errors import FetchError

_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")  # IPv6 addresses that stand for IPv4 ones
_REDIRECTS = 5
_CHUNK = 65_536
_HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; newslab)",
    "Accept": "text/html,application/xhtml+xml,text/plain,*/*;q=0.5",
    "Accept-Language": "en",
    "Accept-Encoding": "gzip, identity",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a URL answered: the bytes, the URL they came from in the end, media type and declared charset."""

    data: bytes
    url: str
    media_type: str
    charset: str | None


def fetch(url, *, private=False, timeout=20.0, limit=50_000_000):
    """The Fetched answer of an http(s) URL.

    Every address connected to, after each redirect too, must be public unless private is true: the address checked is
    the one used, so a name that changes its address in between gains nothing. Proxies of the environment are not used.
    timeout: seconds for the whole fetch. limit: bytes, before and after decompression. Raises FetchError.
    """
    deadline = _Deadline(timeout, private)
    try:
        request = urllib.request.Request(_quoted(url), headers=_HEADERS)
        with deadline, _opener(deadline).open(request, timeout=timeout) as answer:
            return Fetched(
                _body(answer, url, limit, deadline),
                answer.url,
                answer.headers.get_content_type(),
                answer.headers.get_content_charset(),
            )
    except FetchError:
        raise
    except urllib.error.HTTPError as error:
        raise FetchError(
            f"{url}: the server answered {error.code} {error.reason}; save the page and read the file"
        ) from None
    except (OSError, http.client.HTTPException, ValueError, zlib.error) as error:
        if deadline.over:
            raise FetchError(f"{url}: no complete answer within {timeout:g} s; pass a longer timeout=") from None
        raise FetchError(f"{url}: could not be fetched ({getattr(error, 'reason', None) or error})") from None


def _quoted(url):
    """The URL with a plain host and path; raises FetchError for what is no address of a page."""
    try:
        parts = urllib.parse.urlsplit(url.strip())
        host, port = (parts.hostname or "").encode("idna").decode("ascii"), parts.port
    except (ValueError, UnicodeError):
        raise FetchError(f"{url!r} is not a URL") from None
    if parts.scheme.lower() not in ("http", "https") or not host:
        raise FetchError(f"{url!r}: only http:// and https:// URLs are fetched")
    if parts.username is not None:
        raise FetchError(f"{parts.hostname}: a URL with a user name in it is not fetched")
    place = (f"[{host}]" if ":" in host else host) + (f":{port}" if port else "")
    path, query = (urllib.parse.quote(part, safe="/%:=&?~#+!$,;'@()*[]") for part in (parts.path or "/", parts.query))
    return urllib.parse.urlunsplit((parts.scheme.lower(), place, path, query, ""))


class _Deadline:
    """Ends every connection of one fetch when its time is up, even one that drips a byte at a time."""

    def __init__(self, seconds, private):
        self.private, self.handles, self.over = private, [], False
        self.end = time.monotonic() + seconds
        self.timer = threading.Timer(seconds, self._stop)
        self.timer.daemon = True

    def __enter__(self):
        self.timer.start()

    def __exit__(self, *_):
        self.timer.cancel()
        for handle in self.handles:
            handle.close()

    def _stop(self):
        self.over = True
        for handle in self.handles:
            with contextlib.suppress(OSError):  # closed already
                handle.shutdown(socket.SHUT_RDWR)

    def connect(self, host, port):
        """A connected socket to one of the host's addresses, none of them private unless asked."""
        failure = None
        for family, kind, protocol, _, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
            if not self.private and not _public(address[0]):
                raise FetchError(
                    f"{host}: the address {address[0]} is not public; pass private=True if you mean to read it"
                )
            sock = socket.socket(family, kind, protocol)
            try:
                sock.settimeout(max(0.1, self.end - time.monotonic()))
                sock.connect(address)
                self.handles.append(sock.dup())
                return sock
            except OSError as error:
                sock.close()
                failure = error
        raise failure or OSError("the name has no address")


def _public(address):
    """Whether an address is one of the open internet, also where an IPv6 address wraps an IPv4 one."""
    ip = ipaddress.ip_address(address)
    if ip.version == 4:
        return ip.is_global and not ip.is_multicast
    if ip.ipv4_mapped:
        return _public(str(ip.ipv4_mapped))
    wrapped = [ip.sixtofour, *(ip.teredo or ())]
    if ip in _TRANSLATED:
        wrapped.append(ipaddress.ip_address(int(ip) & 0xFFFFFFFF))
    return ip.is_global and not ip.is_multicast and all(_public(str(inner)) for inner in wrapped if inner)


class _Plain(http.client.HTTPConnection):
    def __init__(self, host, deadline, **settings):
        super().__init__(host, **settings)
        self.deadline = deadline

    def connect(self):
        self.sock = self.deadline.connect(self.host, self.port)


class _Secure(http.client.HTTPSConnection):
    def __init__(self, host, deadline, **settings):
        self.tls = ssl.create_default_context()
        super().__init__(host, context=self.tls, **settings)
        self.deadline = deadline

    def connect(self):
        self.sock = self.tls.wrap_socket(self.deadline.connect(self.host, self.port), server_hostname=self.host)


class _Redirects(urllib.request.HTTPRedirectHandler):
    max_redirections = _REDIRECTS

    def redirect_request(self, request, answer, code, message, headers, url):
        return super().redirect_request(request, answer, code, message, headers, _quoted(url))


def _opener(deadline):
    """An opener that knows http, https and bounded redirects, and nothing else: no files, no FTP, no proxies."""

    class Plain(urllib.request.HTTPHandler):
        def http_open(self, request):
            return self.do_open(functools.partial(_Plain, deadline=deadline), request)

    class Secure(urllib.request.HTTPSHandler):
        def https_open(self, request):
            return self.do_open(functools.partial(_Secure, deadline=deadline), request)

    opener = urllib.request.OpenerDirector()
    for handler in (
        Plain(),
        Secure(),
        _Redirects(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    return opener


def _body(answer, url, limit, deadline):
    """The answer's bytes, unpacked, never more than the limit of either."""
    packed = (answer.headers.get("Content-Encoding") or "").strip().lower()
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 32) if packed in ("gzip", "x-gzip", "deflate") else None
    found, size, came = [], 0, 0
    while chunk := answer.read1(_CHUNK):
        came += len(chunk)
        if unpack:
            chunk = unpack.decompress(chunk, max(1, limit + 1 - size))
        size += len(chunk)
        found.append(chunk)
        if size > limit or came > limit:
            raise FetchError(f"{url}: more than {limit / 1e6:g} MB; pass a larger limit= if that is right")
    if deadline.over:
        raise OSError("time is up")
    return b"".join(found)
