"""The voices: each turns words into sound and phones. Packages are imported only here, and only at use."""
