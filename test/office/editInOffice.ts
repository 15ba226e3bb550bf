/** Edits Word files in LibreOffice, as a person would: through its own programming interface, tracked or not. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OfficeUser } from './runOffice.ts';
import { runOffice } from './runOffice.ts';

/** Words are found by how they read; they must stand once. */
export type OfficeStep =
  | { readonly kind: 'track'; readonly on: boolean }
  | { readonly kind: 'insert'; readonly behind: string; readonly words: string }
  | { readonly kind: 'replace'; readonly words: string; readonly by: string }
  | { readonly kind: 'delete'; readonly words: string }
  | { readonly kind: 'split'; readonly behind: string }
  /** A new paragraph behind the one with these words. */
  | { readonly kind: 'paragraph'; readonly behind: string; readonly words: string }
  /** Its paragraph with the next one. */
  | { readonly kind: 'join'; readonly words: string }
  | { readonly kind: 'bold'; readonly words: string }
  | { readonly kind: 'style'; readonly words: string; readonly style: string }
  | { readonly kind: 'comment'; readonly words: string; readonly text: string }
  | { readonly kind: 'resolve'; readonly text: string }
  | { readonly kind: 'reply'; readonly to: string; readonly text: string }
  | { readonly kind: 'row'; readonly table: number; readonly at: number; readonly cells: readonly string[] }
  | { readonly kind: 'deleteRow'; readonly table: number; readonly at: number };

export interface OfficeEdit {
  readonly bytes: Uint8Array;
  readonly steps: readonly OfficeStep[];
  /** Saved by way of LibreOffice's own format, which hands on less. */
  readonly throughOdt?: boolean;
}

/** @returns the files as the office saves them, in their order */
export function editInOffice(edits: readonly OfficeEdit[], user: OfficeUser): Uint8Array[] {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-edit-'));
  try {
    const path = (index: number, kind: string) => join(folder, `file${index}.${kind}`);
    for (const [index, { bytes }] of edits.entries()) writeFileSync(path(index, 'docx'), bytes);
    const files = edits.map(({ steps, throughOdt }, index) => {
      const [from, to] = [path(index, 'docx'), path(index, 'saved.docx')];
      const between = path(index, 'odt');
      const save =
        throughOdt === true
          ? [
              `Save oDocument, ${text(between)}, "writer8"`,
              `oDocument = Load(${text(between)})`,
              `Save oDocument, ${text(to)}, "MS Word 2007 XML"`,
            ]
          : [`Save oDocument, ${text(to)}, "MS Word 2007 XML"`];
      return [`oDocument = Load(${text(from)})`, ...steps.map(statement), ...save].join('\n');
    });
    const macro = `${HELPERS}
Sub Main()
  On Error Goto Failed
  Dim oDocument As Object
${files.join('\n')}
  StarDesktop.terminate()
  Exit Sub
Failed:
  Open ${text(join(folder, 'failed'))} For Output As #1
  Print #1, Error$ & " in line " & Erl
  Close #1
  StarDesktop.terminate()
End Sub
`;
    runOffice(folder, macro, 'Main()', user);
    const failed = join(folder, 'failed');
    if (existsSync(failed)) throw new Error(`LibreOffice: ${readFileSync(failed, 'utf8')}\n${macro}`);
    return edits.map((_, index) => new Uint8Array(readFileSync(path(index, 'saved.docx'))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A string in Basic; what is not ASCII is said by its number. */
function text(words: string): string {
  const parts = words
    .replaceAll('"', '""')
    .replace(/[^\u0020-\u007e]/g, (one) => `" & ChrW(${one.charCodeAt(0)}) & "`);
  return `"${parts}"`;
}

function statement(step: OfficeStep): string {
  switch (step.kind) {
    case 'track':
      return `oDocument.RecordChanges = ${step.on ? 'True' : 'False'}`;
    case 'insert':
      return `InsertBehind oDocument, ${text(step.behind)}, ${text(step.words)}`;
    case 'replace':
      return `Find(oDocument, ${text(step.words)}).setString(${text(step.by)})`;
    case 'delete':
      return `Find(oDocument, ${text(step.words)}).setString("")`;
    case 'split':
      return `SplitBehind oDocument, ${text(step.behind)}`;
    case 'paragraph':
      return `AddParagraph oDocument, ${text(step.behind)}, ${text(step.words)}`;
    case 'join':
      return `JoinNext oDocument, ${text(step.words)}`;
    case 'bold':
      return `Find(oDocument, ${text(step.words)}).CharWeight = 150`;
    case 'style':
      return `Find(oDocument, ${text(step.words)}).ParaStyleName = ${text(step.style)}`;
    case 'comment':
      return `Remark oDocument, ${text(step.words)}, ${text(step.text)}`;
    case 'resolve':
      return `Resolve oDocument, ${text(step.text)}`;
    case 'reply':
      return `Reply oDocument, ${text(step.to)}, ${text(step.text)}`;
    case 'row':
      return `AddRow oDocument, ${step.table}, ${step.at}, Array(${step.cells.map(text).join(', ')})`;
    case 'deleteRow':
      return `oDocument.TextTables.getByIndex(${step.table}).Rows.removeByIndex(${step.at}, 1)`;
  }
}

const HELPERS = `
Function Load(sPath As String) As Object
  Dim aArguments(0) As New com.sun.star.beans.PropertyValue
  aArguments(0).Name = "Hidden"
  aArguments(0).Value = True
  Load = StarDesktop.loadComponentFromURL(ConvertToURL(sPath), "_blank", 0, aArguments())
End Function

Sub Save(oDocument As Object, sPath As String, sFilter As String)
  Dim aArguments(0) As New com.sun.star.beans.PropertyValue
  aArguments(0).Name = "FilterName"
  aArguments(0).Value = sFilter
  oDocument.storeAsURL(ConvertToURL(sPath), aArguments())
  oDocument.close(True)
End Sub

Function Find(oDocument As Object, sWords As String) As Object
  Dim oSearch As Object
  Dim oFound As Object
  oSearch = oDocument.createSearchDescriptor()
  oSearch.SearchString = sWords
  oSearch.SearchCaseSensitive = True
  oFound = oDocument.findFirst(oSearch)
  If IsNull(oFound) Then oFound = FindInNotes(oDocument, sWords)
  Find = oFound
End Function

' The office's own search passes over notes.
Function FindInNotes(oDocument As Object, sWords As String) As Object
  Dim oNotes As Object
  Dim oCursor As Object
  Dim nAt As Integer
  Dim i As Integer
  oNotes = oDocument.getFootnotes()
  For i = 0 To oNotes.getCount() - 1
    nAt = InStr(oNotes.getByIndex(i).getString(), sWords)
    If nAt > 0 Then
      oCursor = oNotes.getByIndex(i).createTextCursor()
      oCursor.gotoStart(False)
      oCursor.goRight(nAt - 1, False)
      oCursor.goRight(Len(sWords), True)
      FindInNotes = oCursor
      Exit Function
    End If
  Next
  Error 42
End Function

Function Behind(oDocument As Object, sWords As String) As Object
  Dim oFound As Object
  oFound = Find(oDocument, sWords)
  Behind = oFound.getText().createTextCursorByRange(oFound.getEnd())
End Function

Sub InsertBehind(oDocument As Object, sBehind As String, sWords As String)
  Dim oCursor As Object
  oCursor = Behind(oDocument, sBehind)
  oCursor.getText().insertString(oCursor, sWords, False)
End Sub

Sub SplitBehind(oDocument As Object, sBehind As String)
  Dim oCursor As Object
  oCursor = Behind(oDocument, sBehind)
  oCursor.getText().insertControlCharacter(oCursor, com.sun.star.text.ControlCharacter.PARAGRAPH_BREAK, False)
End Sub

Sub AddParagraph(oDocument As Object, sBehind As String, sWords As String)
  Dim oCursor As Object
  oCursor = Behind(oDocument, sBehind)
  oCursor.gotoEndOfParagraph(False)
  oCursor.getText().insertControlCharacter(oCursor, com.sun.star.text.ControlCharacter.PARAGRAPH_BREAK, False)
  oCursor.getText().insertString(oCursor, sWords, False)
End Sub

Sub JoinNext(oDocument As Object, sWords As String)
  Dim oCursor As Object
  oCursor = Behind(oDocument, sWords)
  oCursor.gotoEndOfParagraph(False)
  oCursor.goRight(1, True)
  oCursor.setString("")
End Sub

Sub Remark(oDocument As Object, sWords As String, sText As String)
  Dim oFound As Object
  Dim oField As Object
  oFound = Find(oDocument, sWords)
  oField = oDocument.createInstance("com.sun.star.text.textfield.Annotation")
  oField.Content = sText
  oField.Author = "Ana Vale"
  oField.DateTimeValue = CDateToUnoDateTime(Now())
  oFound.getText().insertTextContent(oFound, oField, True)
End Sub

Sub Resolve(oDocument As Object, sText As String)
  Dim oFields As Object
  Dim oField As Object
  oFields = oDocument.getTextFields().createEnumeration()
  Do While oFields.hasMoreElements()
    oField = oFields.nextElement()
    If oField.supportsService("com.sun.star.text.textfield.Annotation") Then
      If oField.Content = sText Then oField.Resolved = True
    End If
  Loop
End Sub

Sub Reply(oDocument As Object, sTo As String, sText As String)
  Dim oFields As Object
  Dim oField As Object
  Dim oReply As Object
  Dim sName As String
  oFields = oDocument.getTextFields().createEnumeration()
  Do While oFields.hasMoreElements()
    oField = oFields.nextElement()
    If oField.supportsService("com.sun.star.text.textfield.Annotation") Then
      If oField.Content = sTo Then sName = oField.Name
      If oField.Content = sTo Then oReply = oField
    End If
  Loop
  oField = oDocument.createInstance("com.sun.star.text.textfield.Annotation")
  oField.Content = sText
  oField.Author = "Ana Vale"
  oField.DateTimeValue = CDateToUnoDateTime(Now())
  oField.ParentName = sName
  oReply.getAnchor().getText().insertTextContent(oReply.getAnchor().getEnd(), oField, False)
End Sub

Sub AddRow(oDocument As Object, nTable As Integer, nAt As Integer, aCells())
  Dim oTable As Object
  Dim i As Integer
  oTable = oDocument.TextTables.getByIndex(nTable)
  oTable.Rows.insertByIndex(nAt, 1)
  For i = 0 To UBound(aCells)
    oTable.getCellByPosition(i, nAt).setString(aCells(i))
  Next
End Sub
`;
