"""Which addresses of the internet are public, and what the others are.

Knows the special ranges of IPv4 and IPv6. Must not know names, or how anything is fetched.

The tables follow the IANA special-purpose address registries (RFC 6890 and its updates). They are written out
because `ipaddress` answers differently from one Python to the next, and does not say what an address is.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from typing import Final

_IPV4: Final = tuple(
    (IPv4Network(network), what)
    for network, what in (
        ("0.0.0.0/8", "an unspecified address"),
        ("10.0.0.0/8", "a private address"),
        ("100.64.0.0/10", "an address shared within a provider's network"),
        ("127.0.0.0/8", "an address of this machine"),
        ("169.254.0.0/16", "a link-local address"),
        ("172.16.0.0/12", "a private address"),
        ("192.0.0.0/24", "a reserved address"),
        ("192.0.2.0/24", "an address for documentation"),
        ("192.88.99.0/24", "a reserved address"),
        ("192.168.0.0/16", "a private address"),
        ("198.18.0.0/15", "an address for measuring networks"),
        ("198.51.100.0/24", "an address for documentation"),
        ("203.0.113.0/24", "an address for documentation"),
        ("224.0.0.0/4", "a multicast address"),
        ("240.0.0.0/4", "a reserved address"),
    )
)
_IPV6: Final = tuple(
    (IPv6Network(network), what)
    for network, what in (
        ("::/128", "an unspecified address"),
        ("::1/128", "an address of this machine"),
        ("fc00::/7", "a private address"),
        ("fe80::/10", "a link-local address"),
        ("fec0::/10", "a private address"),
        ("ff00::/8", "a multicast address"),
        ("2001::/23", "a reserved address"),  # with Teredo, which hides an IPv4 address
        ("2001:db8::/32", "an address for documentation"),
        ("3fff::/20", "an address for documentation"),
    )
)
_PUBLIC_IPV6: Final = IPv6Network("2000::/3")

# IPv6 addresses that lead to an IPv4 address, and by how many bits it stands from the right.
_EMBEDDING: Final = tuple(
    (IPv6Network(network), shift)
    for network, shift in (
        ("::ffff:0:0/96", 0),  # IPv4-mapped
        ("64:ff9b::/96", 0),  # NAT64
        ("2002::/16", 80),  # 6to4
    )
)


def not_public(address: IPv4Address | IPv6Address) -> str | None:
    """What an address is when it is not a public one, as in "a private address"; None for a public one."""
    if isinstance(address, IPv4Address):
        return next((what for network, what in _IPV4 if address in network), None)
    for network, shift in _EMBEDDING:
        if address in network:
            embedded = IPv4Address(int(address) >> shift & 0xFFFF_FFFF)
            what = not_public(embedded)
            return f"{what} ({embedded})" if what else None
    special = next((what for network, what in _IPV6 if address in network), None)
    return special or (None if address in _PUBLIC_IPV6 else "a reserved address")
