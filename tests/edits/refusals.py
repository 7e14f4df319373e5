"""What a pack says to an edit that it does not allow."""
from __future__ import annotations

import pytest

from briefer.edits import Edit
from briefer.errors import EditError
from briefer.model.pack import Pack


def refusal(edit: Edit, pack: Pack) -> str:
    """The id of the refusal; fails when the edit is allowed."""
    with pytest.raises(EditError) as caught:
        edit.apply(pack)
    return caught.value.id
