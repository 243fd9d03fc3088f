"""What people see: fragments of HTML, one for each page, without the frame. The only package that imports jinja2."""
