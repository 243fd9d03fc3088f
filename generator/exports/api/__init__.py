"""The files for programs under ``api/v1``: what is in them (``shapes``, ``files``), where they are (``endpoints``), how
they are made (``lists``, ``register``), and the description of all of them (``openapi``, ``reference``)."""
