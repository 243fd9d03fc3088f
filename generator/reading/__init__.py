"""Bytes become located text, text becomes models. The only package that imports yaml."""
