"""Building one message from its segments: quickly where they are regular, as `x12.outline` does it where not."""

from __future__ import annotations

from typing import Any

from x12.outline import ENVELOPE, Outline
from x12.tree import Action

LONGEST = 5_000
"""A claim of more segments than this is not read quickly: nothing is gained by waiting for its end."""

AT_ONCE = 16
"""How many claims are made ready before they are handed out: so few that they are gone before garbage is collected."""


class Assembler(Outline):
    """Takes the segments between ST and SE, as many at a time as there are."""

    def feed(self, segments: list[str], start: int, *, is_end: bool) -> int:
        """
        Take segments from an index on, the last of them empty, and give the index of the first one not taken.

        It stops before an envelope segment, when some claims are ready, and, unless `is_end`, before a claim whose end
        is not among the segments: they have to come again with those that follow.
        """
        index, count, separator = start, len(segments), self.delimiters.element
        while index < count and len(self.ready) < AT_ONCE:
            number = self.number
            following, is_cut_off = self._quickly(segments, index, is_end)
            if following > index:
                self._raw += segments[index:following]
                self.number = number + following - index
                index = following
            if is_cut_off or len(self.ready) >= AT_ONCE:
                return index
            if self._tidied(segments, index):
                continue
            text = segments[index]
            elements = text.split(separator)
            if not self.take(self.find(elements, self._node), elements, text):
                return index
            index += 1
        return index

    def _tidied(self, segments: list[str], index: int) -> bool:
        """Take the white space off this segment and all after it, if this one has any."""
        if segments[index] == segments[index].strip():
            return False
        segments[index:] = [text.strip() for text in segments[index:]]
        return True

    def _quickly(self, segments: list[str], index: int, is_end: bool) -> tuple[int, bool]:
        """
        Read claims, and the loops around them, at once: as many as follow each other and are regular.

        Give the index of the first segment not read, and whether that is because its loop ends in segments to come.
        """
        opened, seen, ready, streaming = self._open, self._seen, self.ready, self._streaming
        ahead = self.number + 1 - index  # what makes an index a segment number
        node, text = self._node, segments[index]
        while len(ready) < AT_ONCE:
            action: Any = node.openers.get(text[:3])
            elements: list[str] = []
            if action.__class__ is dict:
                elements = text.split(self.delimiters.element)
                action = action.get(elements[3]) if len(elements) == 5 else None  # noqa: PLR2004
            if action is None or seen[action.depth] > action.through:
                break
            depth, bit = action.depth, action.bit
            try:
                made, following, text = action.quick(segments, index, text, ahead)
            except (ValueError, LookupError):
                break
            if text[:3] not in action.before_what and not self._ends(action, segments, following, text, is_end):
                if following < len(segments) - 1 or following - index > LONGEST:
                    break
                self._node = node
                return index, True
            if len(opened) > depth + 1:
                self._close(depth, index + ahead - 1)
            owner = opened[depth]
            if not self.head:
                self.head = index + ahead - 1
            if action.is_level:
                self._levels.enter(elements, depth, index + ahead)
            if seen[depth] & bit and not streaming:
                getattr(owner, action.name).append(made)
            else:
                setattr(owner, action.name, [made])
                seen[depth] |= bit
            if not action.is_unit:
                opened.append(made)
                seen.append(action.after)
                node = action.node
                self._path_depth, self._is_fresh = depth + 1, streaming
            else:
                node = action.node.parent
                self._path_depth, self._is_fresh = depth, False
                if streaming:
                    problems = []
                    if self.problems:
                        problems += self.problems
                        self.problems.clear()
                    ready.append(([*opened[1:], made], problems))
            index = following
        self._node = node
        return index, False

    def _ends(self, action: Action, segments: list[str], following: int, text: str, is_end: bool) -> bool:
        """Tell whether a loop is whole: what follows is the end, or stands behind all loops of the path."""
        if following == len(segments) - 1:
            return is_end
        text = text.strip()
        then = text.split(self.delimiters.element)
        if then[0] in ENVELOPE:
            return True
        assert action.node is not None
        found = self.find(then, action.node)
        return found is not None and (found.opens_path or not found.depth)
