"""The house that the other tests live in."""

import concurrent.futures

from house import free_ports


def test_houses_that_begin_together_draw_no_port_twice():
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        drawn = [port for ports in pool.map(free_ports, [4] * 300) for port in ports]
    assert len(set(drawn)) == len(drawn) == 1200
