"""The requests that rows send, and the servers that they send them to beside the service."""

import contextlib
import json
import shutil
import ssl
import http.client
import os
import subprocess

from running import CACHE, ROOT, Broken, free_ports, measured, program, tool, wait_for_port

NODE = ROOT / "integration/bench/node"
FIELDS_OF_THE_CONNECTION = {"date", "content-length", "content-type", "connection", "transfer-encoding"}


def checks(store, port, pid, count, warm_up=2000, connections=64, skip=0, contains='"result":"OK"'):
    return measured(
        [tool("bench-load"), "--port", port, "--path", "/api/v1/checks", "--bodies", store.requests("checks"), "--requests", count,
         "--warm-up", warm_up, "--connections", connections, "--skip", skip, "--contains", contains],
        pid, "POST /checks",
    )


def redemptions(store, state, port, pid, count, skip, warm_up=0, connections=64):
    return measured(
        [tool("bench-load"), "--port", port, "--path", "/api/v1/redemptions", "--keyed", "--bodies", store.requests("redemptions"),
         "--requests", count, "--warm-up", warm_up, "--skip", skip, "--connections", connections, "--status", 201, "--contains", '"receipt":"',
         "--cert", state / "counter-CG-PAR.pem", "--key", state / "counter-CG-PAR.key"],
        pid, "POST /redemptions",
    )


def one_check(service, store):
    """An answer as it goes over the wire: its headers, without those of the connection, and its body."""
    context = ssl.create_default_context(cafile=service.state / "ca.pem")
    connection = http.client.HTTPSConnection("127.0.0.1", service.ports["PUBLIC"], context=context)
    with open(store.requests("checks"), encoding="ascii") as bodies:
        connection.request("POST", "/api/v1/checks", bodies.readline().strip(), {"Content-Type": "application/json"})
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    if answer.status != 200:
        raise Broken(f"a check was answered {answer.status}: {body}")
    kept = [(name, value) for name, value in answer.getheaders() if name.lower() not in FIELDS_OF_THE_CONNECTION]
    return kept, body


NGINX = """
worker_processes 1; daemon off; master_process off; pid {folder}/nginx.pid; error_log {folder}/nginx.err;
events {{ worker_connections 1024; }}
http {{
  access_log off; server_tokens off; keepalive_requests 1000;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  server {{
    listen 127.0.0.1:{port} ssl; ssl_certificate {state}/server.pem; ssl_certificate_key {state}/server.key; ssl_protocols TLSv1.3;
    location / {{ default_type application/json; {headers} return 200 '{body}'; }}
  }}
}}
"""


@contextlib.contextmanager
def nginx(folder, state, headers, body):
    """Answers every request with these very bytes: what no service over TLS can be cheaper than."""
    [port] = free_ports(1)
    # -c takes no configuration of the machine's; nginx is in no unprivileged user's PATH.
    found = shutil.which("nginx") or "/usr/sbin/nginx"
    fields = " ".join(f"add_header {name} \"{value}\";" for name, value in headers)
    (folder / "nginx.conf").write_text(NGINX.format(folder=folder, port=port, state=state, headers=fields, body=body))
    log = folder / "nginx.log"
    with program([found, "-c", folder / "nginx.conf", "-p", folder, "-e", folder / "nginx.err"], log) as running:
        wait_for_port(port, running, log)
        yield port, running.pid


def prepare_node():
    """The reference in JavaScript with its one package, built against the Node of this machine; kept for the next run."""
    folder = CACHE / "node"
    sources = sorted(NODE.glob("*"))
    stamp = "\n".join(each.read_text() for each in sources) + subprocess.check_output(["node", "--version"], text=True)
    noted = folder / "made"
    if noted.exists() and noted.read_text() == stamp:
        return folder
    folder.mkdir(parents=True, exist_ok=True)
    for each in sources:
        shutil.copy(each, folder)
    headers = {"npm_config_nodedir": "/usr"} if os.path.exists("/usr/include/node/node.h") else {}
    done = subprocess.run(
        ["npm", "install", "--no-package-lock", "--no-audit", "--no-fund"], cwd=folder, env=os.environ | headers, capture_output=True, text=True, check=False
    )
    if done.returncode != 0 or not list(folder.glob("node_modules/better-sqlite3/build/Release/better_sqlite3.node")):
        raise Broken(f"better-sqlite3 could not be installed: {done.stderr[-600:]}")
    noted.write_text(stamp)
    return folder


@contextlib.contextmanager
def node(folder, state, database, workers):
    check_port, redeem_port = free_ports(2)
    keys = folder / "keys.json"
    listed = subprocess.run(
        [tool("etimbre"), "--config", state / "etimbre.toml", "keys", "list", "--json"],
        env=os.environ | {"ETIMBRE_STATE_DIR": str(state)}, capture_output=True, text=True, check=False,
    )
    if listed.returncode != 0:
        raise Broken(f"the keys cannot be listed: {listed.stderr.strip()}")
    keys.write_text(listed.stdout)
    given = {
        "check_port": check_port, "redeem_port": redeem_port, "database": str(database), "cert": str(state / "server.pem"), "key": str(state / "server.key"),
        "ca": str(state / "ca.pem"), "keys": str(keys), "workers": workers,
    }
    log = folder / f"node-{workers}.log"
    with program(["node", "server.mjs", json.dumps(given)], log, cwd=CACHE / "node") as running:
        for port in (check_port, redeem_port):
            wait_for_port(port, running, log)
        yield check_port, redeem_port, running.pid
