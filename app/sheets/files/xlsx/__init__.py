"""XLSX workbooks, read within bounds."""
