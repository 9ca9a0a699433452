"""Props: things the story names, at the origin on the floor, facing +Z, in their real size."""

from ciotat.stage.props.catalogue import in_hand, prop, seat_height

__all__ = ["in_hand", "prop", "seat_height"]
