/**
 * What LibreOffice is asked about Word files, in the language it brings itself, so that nothing but an office is
 * needed: the changes and comments it finds in each, and the text once it has accepted, and once it has rejected,
 * all of them: paragraphs and cells in their order, and then the notes. Answers stand beside the files, fields parted by U+001F and records by U+001E.
 */
export const OFFICE_MACRO = `
Sub Main(sFolder As String)
  Dim sNames(1000) As String
  Dim sFile As String
  Dim nFiles As Integer
  Dim i As Integer
  On Error Goto Failed
  sFile = Dir(sFolder & "/*.docx", 0)
  Do While sFile <> ""
    sNames(nFiles) = sFile
    nFiles = nFiles + 1
    sFile = Dir
  Loop
  For i = 0 To nFiles - 1
    Ask(sFolder & "/" & sNames(i), "changes", "")
    Ask(sFolder & "/" & sNames(i), "accepted", ".uno:AcceptAllTrackedChanges")
    Ask(sFolder & "/" & sNames(i), "rejected", ".uno:RejectAllTrackedChanges")
  Next
  StarDesktop.terminate()
  Exit Sub
Failed:
  Open sFolder & "/failed" For Output As #1
  Print #1, Error$ & " in line " & Erl
  Close #1
  StarDesktop.terminate()
End Sub

Sub Ask(sPath As String, sWhat As String, sCommand As String)
  Dim aArguments(0) As New com.sun.star.beans.PropertyValue
  Dim oFiles As Object
  Dim oOut As Object
  Dim oDocument As Object
  Dim oDispatcher As Object
  Dim i As Integer
  aArguments(0).Name = "Hidden"
  aArguments(0).Value = True
  oDocument = StarDesktop.loadComponentFromURL(ConvertToURL(sPath), "_blank", 0, aArguments())
  oFiles = createUnoService("com.sun.star.ucb.SimpleFileAccess")
  oOut = createUnoService("com.sun.star.io.TextOutputStream")
  oOut.setEncoding("UTF-8")
  oOut.setOutputStream(oFiles.openFileWrite(ConvertToURL(sPath & "." & sWhat)))
  If sCommand = "" Then
    WriteChanges(oDocument, oOut)
    WriteComments(oDocument, oOut)
  Else
    oDispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
    ' A deletion within an insertion is two changes, one after the other.
    For i = 1 To 3
      oDispatcher.executeDispatch(oDocument.CurrentController.Frame, sCommand, "", 0, Array())
    Next
    WriteText(oDocument, oOut)
  End If
  oOut.closeOutput()
  oDocument.close(True)
End Sub

Function DateOf(aDate) As String
  DateOf = aDate.Year & "-" & aDate.Month & "-" & aDate.Day & "-" & aDate.Hours & "-" & aDate.Minutes & "-" & aDate.Seconds
End Function

Sub WriteChanges(oDocument As Object, oOut As Object)
  Dim oChanges As Object
  Dim oChange As Object
  Dim oRange As Object
  oChanges = oDocument.getRedlines().createEnumeration()
  Do While oChanges.hasMoreElements()
    oChange = oChanges.nextElement()
    oRange = oChange.getPropertyValue("RedlineStart")
    oRange = oRange.getText().createTextCursorByRange(oRange)
    oRange.gotoRange(oChange.getPropertyValue("RedlineEnd"), True)
    oOut.writeString(oChange.getPropertyValue("RedlineType") & Chr(31) & oChange.getPropertyValue("RedlineAuthor") & Chr(31) & DateOf(oChange.getPropertyValue("RedlineDateTime")) & Chr(31) & oRange.getString() & Chr(30))
  Loop
End Sub

Sub WriteComments(oDocument As Object, oOut As Object)
  Dim oFields As Object
  Dim oField As Object
  oFields = oDocument.getTextFields().createEnumeration()
  Do While oFields.hasMoreElements()
    oField = oFields.nextElement()
    If oField.supportsService("com.sun.star.text.textfield.Annotation") Then
      oOut.writeString("Comment" & Chr(31) & oField.Author & Chr(31) & DateOf(oField.DateTimeValue) & Chr(31) & oField.Content & Chr(31) & oField.Resolved & Chr(30))
    End If
  Loop
End Sub

Sub WriteText(oDocument As Object, oOut As Object)
  Dim oParagraphs As Object
  Dim oParagraph As Object
  Dim i As Integer
  oParagraphs = oDocument.getText().createEnumeration()
  Do While oParagraphs.hasMoreElements()
    oParagraph = oParagraphs.nextElement()
    If oParagraph.supportsService("com.sun.star.text.Paragraph") Then
      oOut.writeString(oParagraph.ParaStyleName & Chr(31) & WithoutMarks(oParagraph) & Chr(30))
    Else
      WriteTable(oParagraph, oOut)
    End If
  Loop
  For i = 0 To oDocument.getFootnotes().getCount() - 1
    oOut.writeString("Note" & Chr(31) & oDocument.getFootnotes().getByIndex(i).getString() & Chr(30))
  Next
End Sub

' Of a note its place in the text has a number, which nobody wrote there.
Function WithoutMarks(oParagraph As Object) As String
  Dim oPortions As Object
  Dim oPortion As Object
  Dim sText As String
  oPortions = oParagraph.createEnumeration()
  Do While oPortions.hasMoreElements()
    oPortion = oPortions.nextElement()
    If oPortion.TextPortionType <> "Footnote" Then sText = sText & oPortion.getString()
  Loop
  WithoutMarks = sText
End Function

Sub WriteTable(oTable As Object, oOut As Object)
  Dim aNames
  Dim oParagraphs As Object
  Dim sText As String
  Dim i As Integer
  aNames = oTable.getCellNames()
  For i = LBound(aNames) To UBound(aNames)
    sText = ""
    oParagraphs = oTable.getCellByName(aNames(i)).createEnumeration()
    Do While oParagraphs.hasMoreElements()
      If sText <> "" Then sText = sText & Chr(10)
      sText = sText & WithoutMarks(oParagraphs.nextElement())
    Loop
    oOut.writeString("Cell " & aNames(i) & Chr(31) & sText & Chr(30))
  Next
End Sub
`;
