"""What is made of a computed plan beside Word documents: a workbook, PDF, HTML."""
