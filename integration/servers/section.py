"""One section of a configuration file, set anew; every other line of the file stays as it is."""

import json


def with_section(text, name, keys):
    """The text with each key of {key: value} in [name] set anew, and those whose value is None gone."""
    before, inside, after = split_at(text.splitlines(), f"[{name}]")
    kept = [line for line in inside if line.strip() and line.split("=", 1)[0].strip() not in keys]
    made = [f"{key} = {json.dumps(value)}" for key, value in keys.items() if value is not None]
    if not kept + made:
        return "\n".join(trimmed(before) + ["", *after]).rstrip() + "\n"
    return "\n".join(trimmed(before) + ["", f"[{name}]", *kept, *made, "", *after]).rstrip() + "\n"


def split_at(lines, heading):
    """The lines before a section, those inside, and those after it."""
    if heading not in lines:
        return lines, [], []
    begin = lines.index(heading)
    end = next((number for number in range(begin + 1, len(lines)) if lines[number].startswith("[")), len(lines))
    return lines[:begin], lines[begin + 1:end], lines[end:]


def trimmed(lines):
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    return lines
