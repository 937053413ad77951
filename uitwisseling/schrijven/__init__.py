"""Writing the file that goes out: XLSX and ODS as whole workbooks, CSV as one sheet that streams."""
