"""The certificate directory: from YAML records in git to a searchable static site.

Read the packages in the order the data flows: model, reading, rules, editing, importing, changes, pages, exports,
search, publishing, following; ``checking``, ``reviewing`` and ``build`` have the order of work, ``drafts`` what there
is to make; ``showing`` and ``serving`` show findings and pages; ``commands`` and ``cli`` alone print, exit and look
at the clock. ``editing`` changes the text of records for them, ``importing`` reads tables, ``following`` reads what
was published elsewhere, and ``sampling`` invents records to measure on. ``workers`` spread work over processes,
``cache`` keeps what an earlier run found out, ``program`` runs MkDocs and Pagefind beside us, ``progress`` tells
``commands`` how far something has come, and ``report`` what a build did.
"""
