"""What lies under a map; pure."""


def ground(tiles: str, attribution: str) -> dict[str, str | None]:
    """Return the ground of all maps as `GroundOut` has it, from the service's settings.

    Without a tile server there is nobody to name either.
    """
    return {"tiles": tiles or None, "attribution": (tiles and attribution) or None}
