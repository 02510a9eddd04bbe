"""What a walk found, for people and for the count of the tests."""

import xml.etree.ElementTree as xml


def name_of(way):
    words = [way["walk"], way["language"], str(way["width"]), "script" if way["script"] else "plain"]
    return " ".join(words + [word for word in ("dark", "mistakes", "film") if way.get(word)])


def told(way, found):
    """One line of the table, and a line for each problem."""
    price = found.get("p10")
    cost = f"{price['requests']:3} requests {price['bytes'] / 1024:6.1f} KiB" if price else " " * 25
    yield f"{name_of(way):36} {len(found.get('pages', [])):3} pages {cost}  {len(found['problems'])} problems"
    for problem in found["problems"]:
        yield f"    {problem}"


def write_junit(path, results):
    bad = sum(1 for _, found in results if found["problems"])
    suite = xml.Element("testsuite", name="browser", tests=str(len(results)), failures=str(bad), errors="0", skipped="0")
    for way, found in results:
        case = xml.SubElement(suite, "testcase", classname="browser", name=name_of(way))
        if found["problems"]:
            xml.SubElement(case, "failure", message=found["problems"][0]).text = "\n".join(found["problems"])
    xml.ElementTree(suite).write(path, encoding="utf-8", xml_declaration=True)
