"""People: a body from packed shapes, skin and eyes, hair, clothes; built once, posed every frame."""
