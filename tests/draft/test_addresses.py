"""Which addresses are public: the special ranges, their edges, and what `ipaddress` thinks of them."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.draft.addresses import not_public

PUBLIC = (
    "1.1.1.1",
    "9.255.255.255",
    "11.0.0.0",
    "100.63.255.255",
    "100.128.0.0",
    "126.255.255.255",
    "128.0.0.0",
    "169.253.255.255",
    "172.15.255.255",
    "172.32.0.0",
    "192.0.1.0",
    "192.167.255.255",
    "192.169.0.0",
    "198.17.255.255",
    "198.20.0.0",
    "223.255.255.255",
    "2001:200::1",
    "2606:4700::1111",
    "2a00:1450::1",
    "::ffff:1.1.1.1",
    "64:ff9b::1.1.1.1",
    "2002:101:101::1",
)
NOT_PUBLIC = {
    "0.0.0.0": "unspecified",
    "0.1.2.3": "unspecified",
    "10.0.0.0": "private",
    "10.255.255.255": "private",
    "100.64.0.0": "shared",
    "100.127.255.255": "shared",
    "127.0.0.1": "this machine",
    "127.255.255.254": "this machine",
    "169.254.169.254": "link-local",
    "172.16.0.0": "private",
    "172.31.255.255": "private",
    "192.0.0.1": "reserved",
    "192.0.2.1": "documentation",
    "192.88.99.1": "reserved",
    "192.168.1.1": "private",
    "198.18.0.1": "measuring",
    "198.19.255.255": "measuring",
    "198.51.100.1": "documentation",
    "203.0.113.1": "documentation",
    "224.0.0.1": "multicast",
    "239.255.255.255": "multicast",
    "240.0.0.1": "reserved",
    "255.255.255.255": "reserved",
    "::": "unspecified",
    "::1": "this machine",
    "::2": "reserved",
    "::127.0.0.1": "reserved",
    "::ffff:127.0.0.1": "this machine (127.0.0.1)",
    "::ffff:10.1.2.3": "private",
    "::ffff:169.254.169.254": "link-local",
    "::ffff:0:0": "unspecified",
    "64:ff9b::7f00:1": "this machine (127.0.0.1)",
    "64:ff9b::c0a8:101": "private address (192.168.1.1)",
    "64:ff9b:1::1": "reserved",
    "100::1": "reserved",
    "2001::1": "reserved",
    "2001:0:7f00:1::": "reserved",
    "2001:1ff:ffff::1": "reserved",
    "2001:db8::1": "documentation",
    "2002:7f00:1::": "this machine (127.0.0.1)",
    "2002:a00:1::1": "private address (10.0.0.1)",
    "2002:c0a8:101::1": "private",
    "3fff:fff::1": "documentation",
    "4000::1": "reserved",
    "5f00::1": "reserved",
    "fc00::1": "private",
    "fd12:3456:789a::1": "private",
    "fe80::1": "link-local",
    "fe80::1%eth0": "link-local",
    "febf::1%3": "link-local",
    "fec0::1": "private",
    "ff02::1": "multicast",
    "ff0e::1": "multicast",
}


@pytest.mark.parametrize("address", PUBLIC)
def test_public(address: str) -> None:
    assert not_public(ip_address(address)) is None


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_not_public(address: str) -> None:
    assert NOT_PUBLIC[address] in (not_public(ip_address(address)) or "")


RANGES = (
    "0.0.0.0/0",
    "192.0.0.0/8",
    "100.0.0.0/8",
    "172.0.0.0/8",
    "::/0",
    "2000::/3",
    "2001::/16",
    "fc00::/6",
    "::/64",
)


@given(st.sampled_from(RANGES).flatmap(lambda network: st.ip_addresses(network=network)))
def test_what_ipaddress_calls_special_is_not_public(address: IPv4Address | IPv6Address) -> None:
    special = ("is_private", "is_loopback", "is_link_local", "is_multicast", "is_unspecified")
    mapped = (
        isinstance(address, IPv6Address) and address.ipv4_mapped
    )  # of which versions of Python say different things
    if any(getattr(address, name) for name in special) and not mapped:
        assert not_public(address)
