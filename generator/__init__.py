"""The certificate directory: from YAML records in git to a searchable static site.

Read the packages in the order the data flows: model, reading, rules, changes, pages, exports, search, publishing;
``build`` is the one place where the order of work is written; ``showing`` and ``serving`` show findings and pages;
``cli`` alone prints, exits and asks which day it is. ``program`` runs MkDocs and Pagefind beside us.
"""
