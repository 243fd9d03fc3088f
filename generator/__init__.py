"""The certificate directory: from YAML records in git to a searchable static site.

Read the packages in the order the data flows: model, reading, rules, pages, exports, search, publishing;
``build`` is the one place where the order of work is written, ``cli`` the only one that prints and exits.
"""
