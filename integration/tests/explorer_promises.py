"""What the explorer holds everybody to."""

import http.client

UNREACHABLE = (OSError, http.client.HTTPException)
ANSWERED_WITHIN = 20


class Broken(AssertionError):
    """A promise that was not kept."""
