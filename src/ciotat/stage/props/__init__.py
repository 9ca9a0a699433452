"""Props: things the story names, at the origin on the floor, facing +Z, in their real size."""

from ciotat.stage.props.catalogue import in_hand, kind, prop, seat_height

__all__ = ["in_hand", "kind", "prop", "seat_height"]
