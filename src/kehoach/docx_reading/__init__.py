"""Any Word document read: paragraphs, tables and pages with their effective formatting."""
