//! A workbook (XLSX): the first sheet that is visible and not empty, cell by cell, never as a whole.

use std::io::Cursor;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxCellReader};
use chrono::NaiveDate;

use super::Sheets;
use super::cell::Cell;
use super::rows::{Limits, Rows};
use super::serial_date::serial_date;
use super::weight::weigh;
use crate::staff::imports::code::Code;
use crate::staff::imports::wrong::Wrong;

/// Each is looked through, and a workbook may name one part of it as often as it likes.
const MOST_SHEETS: usize = 60;

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

pub fn read(bytes: &[u8], limits: &Limits, rows: &mut Rows) -> Result<Sheets, Wrong> {
    weigh(bytes, limits.unpacked).map_err(Wrong::file)?;
    // The library trusts workbooks more than they deserve.
    let read = catch_unwind(AssertUnwindSafe(|| read_book(bytes, rows)));
    read.unwrap_or_else(|_| Err(damaged()))
}

fn read_book(bytes: &[u8], rows: &mut Rows) -> Result<Sheets, Wrong> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    let visible: Vec<String> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.visible == SheetVisible::Visible && sheet.typ == SheetType::WorkSheet)
        .map(|sheet| sheet.name.clone())
        .collect();
    if visible.len() > MOST_SHEETS {
        return Err(Wrong::file(Code::TooLargeInside));
    }
    let mut filled = Vec::new();
    for name in visible {
        if has_something(&mut book, &name)? {
            filled.push(name);
        }
    }
    let others = u32::try_from(filled.len().saturating_sub(1)).unwrap_or(u32::MAX);
    let Some(name) = filled.into_iter().next() else {
        return Err(Wrong::file(Code::NoVisibleSheet));
    };
    note_merged(&mut book, &name, rows)?;
    read_sheet(&mut book, &name, rows)?;
    Ok(Sheets {
        read: Some(name),
        others,
    })
}

fn has_something(book: &mut Book<'_>, name: &str) -> Result<bool, Wrong> {
    let mut cells = book.worksheet_cells_reader(name).map_err(|_| damaged())?;
    while let Some(cell) = cells.next_cell().map_err(|_| damaged())? {
        if !matches!(cell.get_value(), DataRef::Empty) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Nobody can say to which of its rows the text of merged cells belongs.
fn note_merged(book: &mut Book<'_>, name: &str, rows: &mut Rows) -> Result<(), Wrong> {
    for region in book.merge_cells_by_sheet_name(name).map_err(|_| damaged())? {
        let (first, last) = (region.start, region.end);
        let cells = format!("{}–{}", place(first), place(last));
        rows.note(Wrong::row(first.0.saturating_add(1), Code::Merged).saying(cells));
    }
    Ok(())
}

fn place((row, column): (u32, u32)) -> String {
    let column = usize::try_from(column).unwrap_or(usize::MAX);
    format!("{}{}", super::rows::letters(column), row.saturating_add(1))
}

/// The row that is being put together.
#[derive(Default)]
struct Open {
    row: u32,
    cells: Vec<Cell>,
    is_too_wide: bool,
}

fn read_sheet(book: &mut Book<'_>, name: &str, rows: &mut Rows) -> Result<(), Wrong> {
    let since_1904 = book.has_1904_epoch();
    let mut cells = book.worksheet_cells_reader(name).map_err(|_| damaged())?;
    let mut open = Open::default();
    while let Some((row, column, cell)) = next(&mut cells, since_1904)? {
        if row < open.row {
            return Err(damaged());
        }
        if row > open.row {
            let next = Open {
                row,
                ..Open::default()
            };
            if close(std::mem::replace(&mut open, next), rows).is_break() {
                return Ok(());
            }
        }
        if column >= rows.columns() {
            open.is_too_wide = true;
            continue;
        }
        if open.cells.len() <= column {
            open.cells.resize(column + 1, Cell::Empty);
        }
        if let Some(place) = open.cells.get_mut(column) {
            *place = cell;
        }
    }
    let _the_end = close(open, rows);
    Ok(())
}

fn close(row: Open, rows: &mut Rows) -> ControlFlow<()> {
    let number = row.row.saturating_add(1);
    if !row.is_too_wide {
        return rows.take(number, row.cells);
    }
    rows.too_wide(number);
    match rows.is_without_headings() {
        true => ControlFlow::Break(()),
        false => ControlFlow::Continue(()),
    }
}

/// The next cell that is not empty.
fn next(
    cells: &mut XlsxCellReader<'_, Cursor<&[u8]>>,
    since_1904: bool,
) -> Result<Option<(u32, usize, Cell)>, Wrong> {
    while let Some(record) = cells.next_cell_with_formula_metadata().map_err(|_| damaged())? {
        let cell = match record.formula {
            Some(_) => Cell::Wrong(Code::Formula),
            None => cell(record.value, since_1904),
        };
        if !cell.is_empty() {
            let (row, column) = record.pos;
            return Ok(Some((row, usize::try_from(column).unwrap_or(usize::MAX), cell)));
        }
    }
    Ok(None)
}

fn cell(value: DataRef<'_>, since_1904: bool) -> Cell {
    match value {
        DataRef::Empty => Cell::Empty,
        DataRef::String(text) => Cell::text(&text),
        DataRef::SharedString(text) => Cell::text(text),
        DataRef::Float(number) => Cell::Number(number),
        DataRef::DateTime(date) if date.is_datetime() => {
            serial_date(date.as_f64(), since_1904).map_or(Cell::Wrong(Code::BadDate), Cell::Date)
        }
        DataRef::DateTimeIso(date) => {
            let day = date.get(..10).and_then(|day| day.parse::<NaiveDate>().ok());
            day.map_or(Cell::Wrong(Code::BadDate), Cell::Date)
        }
        DataRef::Error(_) => Cell::Wrong(Code::ErrorValue),
        other => match Data::from(other) {
            Data::Int(number) => Cell::Number(number as f64),
            _ => Cell::Wrong(Code::Text),
        },
    }
}

const fn damaged() -> Wrong {
    Wrong::file(Code::Damaged)
}
