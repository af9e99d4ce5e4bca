namespace Macl.Losses;

/// <summary>The work on a row of one of several tiles.</summary>
/// <param name="index">Which tile.</param>
/// <param name="values">The address of the row.</param>
/// <param name="row">The row in its tile.</param>
/// <param name="ofColumns">The address of the numbers of the columns that belong to this row's chunk.</param>
internal delegate void HalfRowWork(int index, nint values, int row, nint ofColumns);
