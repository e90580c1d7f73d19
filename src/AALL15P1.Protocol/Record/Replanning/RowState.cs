namespace AALL15P1.Protocol;

/// <summary>What has become of a row of a block, and its date as a day number.</summary>
internal readonly record struct RowState(AdministrationStatus Status, int Date);
