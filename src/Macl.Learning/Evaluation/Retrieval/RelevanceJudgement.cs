using System.Runtime.InteropServices;

namespace Macl.Learning.Evaluation;

/// <summary>That a document answers a query.</summary>
/// <param name="Query">A row of the queries.</param>
/// <param name="Document">A row of the documents.</param>
/// <param name="Grade">How well, positive and finite; or 0 for a document that was looked at and does not answer it. Default 1.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RelevanceJudgement(int Query, int Document, double Grade = 1);
