"""The acquirer's XML interface, used by a person of the treasury in the acquirer's own merchant centre."""

import json
import urllib.parse
import xml.etree.ElementTree as xml

REQUEST = (
    "<?xml version='1.0' encoding='UTF-8'?><CC5Request><Name>{api_name}</Name><Password>{api_password}</Password>"
    "<ClientId>{client_id}</ClientId><OrderId>{oid}</OrderId><Type>{operation}</Type></CC5Request>"
)


def by_hand(house, acquirer, operation, oid):
    """PostAuth, Void or Credit of an attempt, behind the back of the service; the return code, or None while the
    acquirer is out of order."""
    credentials = json.loads((house.state / "acquirer.json").read_text())
    request = REQUEST.format(oid=oid, operation=operation, **credentials)
    answer = acquirer.post_form("/fim/api", urllib.parse.urlencode({"DATA": request}))
    if answer.status == 503:
        return None
    return xml.fromstring(answer.body).findtext("ProcReturnCode")
