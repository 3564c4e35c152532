namespace BedrockAnalyzers.Tests.Flow;

/// <summary>What the walk over one member knows at each call, one construct a line.</summary>
public class WalkTests
{
    private const string Send = "await client.ConverseAsync(request);";

    [Theory]
    // Creation and assignment.
    [InlineData("var request = new ConverseRequest();", "request(unset)")]
    [InlineData("var request = new ConverseRequest { InferenceConfig = new() { MaxTokens = 5 } };", "request(config(5))")]
    [InlineData("var request = new ConverseRequest { InferenceConfig = new() };", "request(config(unset))")]
    [InlineData("var request = new ConverseRequest(); request.InferenceConfig = new(); request.InferenceConfig.MaxTokens = 5;", "request(config(5))")]
    [InlineData("var request = new ConverseRequest(); var c = new InferenceConfiguration(); request.InferenceConfig = c; c.MaxTokens = 5;", "request(config(5))")]
    [InlineData("ConverseRequest request; (request, _) = (new ConverseRequest(), 1);", "request(unset)")]
    [InlineData("var max = 5; max += 1; var request = new ConverseRequest { InferenceConfig = new() { MaxTokens = max } };", "request(config(?))")]
    [InlineData("var request = new ConverseRequest { InferenceConfig = null };", "request(null)")]
    // Paths.
    [InlineData("var request = new ConverseRequest(); if (flag) request.InferenceConfig = new() { MaxTokens = 5 };", "request(config(5)|unset)")]
    [InlineData("var request = new ConverseRequest { InferenceConfig = new() { MaxTokens = flag ? 5 : 6 } };", "request(config(5|6))")]
    [InlineData("var request = new ConverseRequest { InferenceConfig = flag ? new() { MaxTokens = 5 } : null };", "request(config(5)|null)")]
    [InlineData("var request = new ConverseRequest { InferenceConfig = number switch { 1 => new() { MaxTokens = 1 }, _ => new() } };", "request(config(1)|config(unset))")]
    [InlineData("var request = new ConverseRequest(); while (number-- > 0) request.InferenceConfig = new() { MaxTokens = 5 };", "request(config(5)|unset)")]
    [InlineData("var request = new ConverseRequest(); do request.InferenceConfig = new() { MaxTokens = 5 }; while (flag);", "request(config(5))")]
    [InlineData("var request = new ConverseRequest(); if (flag) goto end; request.InferenceConfig = new() { MaxTokens = 5 }; end:;", "request(config(5)|unset)")]
    [InlineData("var request = new ConverseRequest(); if (flag) throw new Exception(); request.InferenceConfig = new() { MaxTokens = 5 };", "request(config(5))")]
    [InlineData("var request = new ConverseRequest(); switch (number) { case 1: request.InferenceConfig = new() { MaxTokens = 1 }; break; default: request.InferenceConfig = new() { MaxTokens = 2 }; break; }", "request(config(1)|config(2))")]
    // Exceptions: any statement of a try can be the one that throws; a finally is on the way of what leaves normally.
    [InlineData("var request = new ConverseRequest(); try { int.Parse(\"1\"); request.InferenceConfig = new() { MaxTokens = 5 }; } catch (Exception) { }", "request(config(5)|unset)")]
    [InlineData("var request = new ConverseRequest(); try { request.InferenceConfig = new() { MaxTokens = 5 }; int.Parse(\"1\"); } catch (Exception) { }", "request(config(5))")]
    [InlineData("var request = new ConverseRequest(); try { request.InferenceConfig = new() { MaxTokens = 5 }; } catch (Exception) { throw; }", "request(config(5))")]
    [InlineData("var request = new ConverseRequest(); try { number++; } finally { request.InferenceConfig = new() { MaxTokens = 5 }; }", "request(config(5))")]
    [InlineData("var request = new ConverseRequest(); try { request.InferenceConfig = new() { MaxTokens = 5 }; } finally { number++; }", "request(config(5))")]
    [InlineData("var request = new ConverseRequest(); using (new System.IO.MemoryStream()) request.InferenceConfig = new() { MaxTokens = 5 };", "request(config(5))")]
    [InlineData("var request = new ConverseRequest(); using (new System.IO.MemoryStream()) { if (flag) return null; request.InferenceConfig = new() { MaxTokens = 5 }; }", "request(config(5))")]
    [InlineData("var request = new ConverseRequest(); lock (client) { if (flag) return null; request.InferenceConfig = new() { MaxTokens = 5 }; }", "request(config(5))")]
    [InlineData("var request = new ConverseRequest(); object o = (Action)(() => { }); ((Other)o)(ref number);", "request(unset)")]
    // A handler sees no variable of what the exception ended, and what it ended can be reached otherwise all the same.
    [InlineData("var request = new ConverseRequest(); try { var inner = request; int.Parse(\"1\"); inner.InferenceConfig = new() { MaxTokens = 5 }; int.Parse(\"1\"); } catch (Exception) { }", "request(config(5)|unset)")]
    [InlineData("var request = new ConverseRequest(); void Set(ConverseRequest own) { var max = 5; int.Parse(\"1\"); own.InferenceConfig = new() { MaxTokens = max }; int.Parse(\"1\"); } try { Set(request); } catch (Exception) { }", "request(config(5)|unset)")]
    [InlineData("var request = new ConverseRequest(); while (number-- > 0) { try { var made = new ConverseRequest { InferenceConfig = new() { MaxTokens = 5 } }; int.Parse(\"1\"); request = made; } catch (Exception) { } }", "?|request(config(5))|request(unset)")]
    [InlineData("var request = new ConverseRequest(); try { var max = 5; try { int.Parse(\"1\"); } finally { request.InferenceConfig = new() { MaxTokens = max }; } } catch (Exception) { }", "request(config(5))")]
    [InlineData("var request = new ConverseRequest(); for (var i = 0; i < 3; i++) { var max = i == 0 ? 5 : 6; try { int.Parse(\"1\"); } catch (Exception) { request.InferenceConfig = new() { MaxTokens = max }; } }", "request(config(5|6)|unset)")]
    // Known conditions rule paths out.
    [InlineData("var request = new ConverseRequest(); if (request.InferenceConfig == null) request.InferenceConfig = new() { MaxTokens = 5 };", "request(config(5))")]
    [InlineData("var request = new ConverseRequest(); if (request.InferenceConfig is null) request.InferenceConfig = new() { MaxTokens = 5 };", "request(config(5))")]
    [InlineData("var request = new ConverseRequest(); request.InferenceConfig ??= new() { MaxTokens = 5 };", "request(config(5))")]
    [InlineData("var request = new ConverseRequest { InferenceConfig = new() }; request.InferenceConfig.MaxTokens ??= 5;", "request(config(5))")]
    [InlineData("var request = new ConverseRequest { InferenceConfig = new() { MaxTokens = 7 } }; request.InferenceConfig.MaxTokens ??= 5;", "request(config(7))")]
    [InlineData("var request = new ConverseRequest(); var first = true; if (first) request.InferenceConfig = new() { MaxTokens = 5 };", "request(config(5))")]
    [InlineData("var request = new ConverseRequest(); if (request.InferenceConfig is { MaxTokens: > 5 }) number++; else request.InferenceConfig = new() { MaxTokens = 5 };", "request(config(5))")]
    [InlineData("var request = new ConverseRequest(); var capped = false; if (number > 0) { request.InferenceConfig = new() { MaxTokens = 5 }; capped = true; } if (!capped) request.InferenceConfig = new() { MaxTokens = 6 };", "request(config(5)|config(6))")]
    [InlineData("var request = new ConverseRequest(); var first = true; while (number-- > 0) { if (first) request.InferenceConfig = new() { MaxTokens = 5 }; first = false; } if (first) return null;", "request(config(5))")]
    [InlineData("var request = new ConverseRequest(); Exception? error = null; try { request.InferenceConfig = new() { MaxTokens = int.Parse(\"5\") }; } catch (Exception e) { error = e; } if (error != null) throw error;", "request(config(?))")]
    [InlineData("var request = new ConverseRequest(); switch (flag) { case true: request.InferenceConfig = new() { MaxTokens = 5 }; break; case false: request.InferenceConfig = new() { MaxTokens = 6 }; break; }", "request(config(5)|config(6))")]
    [InlineData("var request = new ConverseRequest(); var has = false; int max = 0; if (options!.Max.HasValue) { max = options.Max.Value; has = true; } if (has) request.InferenceConfig = new() { MaxTokens = max };", "request(?|config(?))")]
    // A cap that is copied from a value under a test of that value is the caller's decision; one under another condition is not.
    [InlineData("var request = new ConverseRequest(); if (options?.Max is { } n) request.InferenceConfig = new() { MaxTokens = n };", "request(config(?))")]
    [InlineData("var request = new ConverseRequest(); if (options!.Max.HasValue) request.InferenceConfig = new() { MaxTokens = options.Max.Value };", "request(config(?))")]
    [InlineData("var request = new ConverseRequest(); if (options != null) request.InferenceConfig = options.Config;", "request(?)")]
    [InlineData("var request = new ConverseRequest { InferenceConfig = new() { MaxTokens = options?.Max } };", "request(config(?))")]
    [InlineData("var request = new ConverseRequest { InferenceConfig = options?.Max is int n ? new() { MaxTokens = n } : null };", "request(config(?))")]
    [InlineData("var request = new ConverseRequest(); if (number > 0) request.InferenceConfig = new() { MaxTokens = Math.Min(number, 4096) };", "request(config(?))")]
    [InlineData("var request = new ConverseRequest(); if (options != null) request.InferenceConfig = new() { MaxTokens = 5 };", "request(config(5)|unset)")]
    [InlineData("var request = new ConverseRequest(); if (flag) request.InferenceConfig = options!.Config;", "request(?|unset)")]
    [InlineData("var c = options?.Config ?? new(); c.MaxTokens ??= 5; var request = new ConverseRequest { InferenceConfig = c };", "request(?|config(5|?))")]
    [InlineData("var request = flag ? new ConverseRequest { ModelId = \"a\" } : new ConverseRequest(); request.InferenceConfig = new() { MaxTokens = 5 };", "request(config(5))|request(config(5))")]
    [InlineData("var request = new ConverseRequest(); if (int.TryParse(options!.ToString(), out var n)) request.InferenceConfig = new() { MaxTokens = n };", "request(config(?))")]
    [InlineData("var request = new ConverseRequest(); foreach (var each in new List<Options>()) if (each.Max is { } n) request.InferenceConfig = new() { MaxTokens = n };", "request(config(?))")]
    // What is known of null and of types.
    [InlineData("var request = new ConverseRequest(); if (request is { InferenceConfig: null }) request.InferenceConfig = new() { MaxTokens = 5 };", "request(config(5))")]
    [InlineData("var request = new ConverseRequest(); if (request.InferenceConfig is null or { MaxTokens: null }) request.InferenceConfig = new() { MaxTokens = 5 };", "request(config(5))")]
    [InlineData("var request = new ConverseRequest(); if (!(request.InferenceConfig?.MaxTokens > 0)) request.InferenceConfig = new() { MaxTokens = 5 };", "request(config(5))")]
    [InlineData("var request = new ConverseRequest(); var none = request.InferenceConfig is null; if (none) request.InferenceConfig = new() { MaxTokens = 5 };", "request(config(5))")]
    [InlineData("var request = new ConverseRequest(); if (ReferenceEquals(request.InferenceConfig, null)) request.InferenceConfig = new() { MaxTokens = 5 };", "request(config(5))")]
    [InlineData("var request = new ConverseRequest(); if (!flag) Environment.Exit(1); else request.InferenceConfig = new() { MaxTokens = 5 };", "request(config(5))")]
    [InlineData("var c = flag ? new InferenceConfiguration { MaxTokens = 5 } : null; System.Diagnostics.Debug.Assert(c != null); var request = new ConverseRequest { InferenceConfig = c };", "request(config(5))")]
    [InlineData("var c = flag ? new InferenceConfiguration { MaxTokens = 5 } : null; ArgumentNullException.ThrowIfNull(c); var request = new ConverseRequest { InferenceConfig = c };", "request(config(5))")]
    [InlineData("var c = new InferenceConfiguration(); if (flag) c.MaxTokens = 5; if (!(c.MaxTokens >= 1)) c.MaxTokens = 6; var request = new ConverseRequest { InferenceConfig = c };", "request(config(5|6))")]
    [InlineData("var c = new InferenceConfiguration(); if (flag) c.MaxTokens = 5; if (!(c.MaxTokens < 9)) c.MaxTokens = 6; var request = new ConverseRequest { InferenceConfig = c };", "request(config(5|6))")]
    [InlineData("int Five() => 5; var request = new ConverseRequest(); if (Five() >= 5) request.InferenceConfig = new() { MaxTokens = 5 };", "request(config(5))")]
    [InlineData("int Five() => 5; var request = new ConverseRequest(); if (Five() <= 5) request.InferenceConfig = new() { MaxTokens = 5 };", "request(config(5))")]
    [InlineData("int n = 4; n = n + 1; var request = new ConverseRequest { InferenceConfig = new() { MaxTokens = n } };", "request(config(?))")]
    // A jump through a finally goes where it goes, and takes along what the finally did.
    [InlineData("var request = new ConverseRequest(); while (number-- > 0) { lock (client) { if (flag) continue; request.InferenceConfig = new() { MaxTokens = 5 }; } await client.ConverseAsync(request); return null; } return null;", "request(config(5))")]
    [InlineData("var request = new ConverseRequest(); foreach (var each in new List<int>()) { try { if (flag) break; request.InferenceConfig = new() { MaxTokens = 5 }; } finally { number++; } await client.ConverseAsync(request); } return null;", "request(config(5))")]
    [InlineData("var request = new ConverseRequest(); try { try { int.Parse(\"1\"); } finally { request.InferenceConfig = new() { MaxTokens = 5 }; } } catch (Exception) { }", "request(config(5))")]
    [InlineData("var request = new ConverseRequest(); try { try { int.Parse(\"1\"); request.InferenceConfig = new() { MaxTokens = 5 }; } catch { request.InferenceConfig = new() { MaxTokens = 6 }; } } catch (Exception) { }", "request(config(5)|config(6))")]
    // Delegates that are one of several functions, or several in one.
    [InlineData("var request = new ConverseRequest(); Action a = () => request.InferenceConfig = new() { MaxTokens = 5 }; Action b = () => request.InferenceConfig = new() { MaxTokens = 6 }; (flag ? a : b)();", "request(config(5)|config(6))")]
    [InlineData("var request = new ConverseRequest(); Action? a = null; a += () => request.InferenceConfig = new() { MaxTokens = 5 }; a();", "request(?|config(5))")]
    [InlineData("Func<InferenceConfiguration> a = () => new() { MaxTokens = 5 }, b = () => new() { MaxTokens = 6 }; var config = (flag ? a : b)(); var request = new ConverseRequest { InferenceConfig = config };", "request(config(5)|config(6))")]
    [InlineData("Func<InferenceConfiguration> a = () => throw new Exception(), b = () => new() { MaxTokens = 6 }; var config = (flag ? a : b)(); var request = new ConverseRequest { InferenceConfig = config };", "request(config(6))")]
    [InlineData("var request = new ConverseRequest(); Action a = () => throw new Exception(\"a\"), b = () => throw new Exception(\"b\"); if (flag) (number > 0 ? a : b)(); else request.InferenceConfig = new() { MaxTokens = 5 };", "request(config(5))")]
    [InlineData("var request = new ConverseRequest(); Action a = () => request.InferenceConfig = new() { MaxTokens = 5 }; Action b = a + (() => number++); b();", "request(?|config(5))")]
    [InlineData("var request = new ConverseRequest(); Action? a = () => request.InferenceConfig = new() { MaxTokens = 5 }; a?.Invoke();", "request(config(5))")]
    [InlineData("var request = new ConverseRequest(); Action a = () => request.InferenceConfig = new() { MaxTokens = 5 }; a.DynamicInvoke();", "request(?|config(5))")]
    [InlineData("ConverseRequest? request = null; Run(() => request!.InferenceConfig = new() { MaxTokens = 5 }); request = new ConverseRequest();", "?|request(?)")]
    // A function that does not come back ends the path; one that throws on the way goes to the caller's handler.
    [InlineData("var request = new ConverseRequest(); void Fail() => throw new Exception(); if (flag) Fail(); else request.InferenceConfig = new() { MaxTokens = 5 };", "request(config(5))")]
    [InlineData("var request = new ConverseRequest(); async Task Fail() { await Task.Yield(); throw new Exception(); } if (flag) await Fail(); else request.InferenceConfig = new() { MaxTokens = 5 };", "request(config(5))")]
    [InlineData("var request = new ConverseRequest(); void Set() { int.Parse(\"1\"); request.InferenceConfig = new() { MaxTokens = 5 }; } try { Set(); } catch (Exception) { }", "request(config(5)|unset)")]
    [InlineData("var request = new ConverseRequest { InferenceConfig = new() { MaxTokens = 7 } }; void Set() { request.InferenceConfig = new() { MaxTokens = 5 }; int.Parse(\"1\"); request.InferenceConfig = new() { MaxTokens = 6 }; } try { Set(); } catch (Exception) { }", "request(config(5)|config(6))")]
    [InlineData("var request = new ConverseRequest { InferenceConfig = new() { MaxTokens = 7 } }; void Set() { request.InferenceConfig = new() { MaxTokens = 5 }; throw new Exception(); } try { Set(); } catch (Exception) { }", "request(config(5))")]
    [InlineData("IEnumerator<int> Ever() { while (true) yield return 1; } Ever(); var request = new ConverseRequest();", "request(unset)")]
    [InlineData("async IAsyncEnumerator<int> Ever() { await Task.Yield(); while (true) yield return 1; } Ever(); var request = new ConverseRequest();", "request(unset)")]
    [InlineData("InferenceConfiguration? Pick() => number switch { 1 => null, 2 => new() { MaxTokens = 5 }, _ => options?.Config }; var request = new ConverseRequest { InferenceConfig = Pick() };", "request(?|config(5))")]
    [InlineData("var request = new ConverseRequest(); void Set() { try { int.Parse(\"1\"); } catch { } request.InferenceConfig = new() { MaxTokens = 5 }; } try { Set(); } catch (Exception) { }", "request(config(5))")]
    // Numbers are equal by what they count; an operator or accessor of the project can do anything.
    [InlineData("var request = new ConverseRequest(); int a = 1; long b = 1; if (a == b) request.InferenceConfig = new() { MaxTokens = 5 };", "request(config(5))")]
    [InlineData("var request = new ConverseRequest(); if (!flag) request.InferenceConfig = new() { MaxTokens = 6 }; if (flag) request.InferenceConfig = new() { MaxTokens = 5 };", "request(config(5)|config(6))")]
    // What a test has said is said again until something is stored in what it was about.
    [InlineData("var request = new ConverseRequest(); if (number > 3) request.InferenceConfig = new() { MaxTokens = 5 }; if (!(number > 3)) request.InferenceConfig = new() { MaxTokens = 6 };", "request(config(5)|config(6))")]
    [InlineData("var request = new ConverseRequest(); if (number > 3) request.InferenceConfig = new() { MaxTokens = 5 }; number = int.Parse(\"1\"); if (!(number > 3)) request.InferenceConfig = new() { MaxTokens = 6 };", "request(config(5)|config(6)|unset)")]
    [InlineData("var request = new ConverseRequest(); if (options!.Max > 3) request.InferenceConfig = new() { MaxTokens = 5 }; if (!(options.Max > 3)) request.InferenceConfig = new() { MaxTokens = 6 };", "request(config(5)|config(6))")]
    [InlineData("var request = new ConverseRequest(); if (options!.Max > 3) request.InferenceConfig = new() { MaxTokens = 5 }; options.Max = number; if (!(options.Max > 3)) request.InferenceConfig = new() { MaxTokens = 6 };", "request(config(5)|config(6)|unset)")]
    [InlineData("var request = new ConverseRequest(); if (options!.Max > 3) request.InferenceConfig = new() { MaxTokens = 5 }; options = new(); if (!(options.Max > 3)) request.InferenceConfig = new() { MaxTokens = 6 };", "request(config(6))")]
    [InlineData("var request = new ConverseRequest(); var own = options; if (own!.Max > 3) request.InferenceConfig = new() { MaxTokens = 5 }; if (!(own.Max > 3)) request.InferenceConfig = new() { MaxTokens = 6 };", "request(config(5)|config(6))")]
    [InlineData("var request = new ConverseRequest(); foreach (var each in new List<Options>()) { if (each.Max > 3) request.InferenceConfig = new() { MaxTokens = 5 }; } foreach (var each in new List<Options>()) { if (!(each.Max > 3)) request.InferenceConfig = new() { MaxTokens = 6 }; }", "request(config(5)|config(6)|unset)")]
    [InlineData("var request = new ConverseRequest(); var text = number.ToString(); if (text is \"a\") request.InferenceConfig = new() { MaxTokens = 5 }; if (text is not \"b\") request.InferenceConfig = new() { MaxTokens = 6 };", "request(config(5)|config(6)|unset)")]
    // Which of several objects a property is set on.
    [InlineData("var request = flag ? new ConverseRequest { InferenceConfig = new() { MaxTokens = 1 } } : new ConverseRequest(); request.InferenceConfig = new() { MaxTokens = 5 };", "request(config(5))|request(config(5))")]
    [InlineData("var request = new ConverseRequest { InferenceConfig = flag ? new() { MaxTokens = 5 } : null }; if (request is not { InferenceConfig: not null, ModelId: null }) return null;", "request(config(5))")]
    [InlineData("var request = new ConverseRequest { InferenceConfig = flag ? new() { MaxTokens = 5 } : null }; if (request is { InferenceConfig: null }) return null;", "request(config(5))")]
    [InlineData("var request = new ConverseRequest { InferenceConfig = flag ? new() { MaxTokens = 5 } : null }; if (request.InferenceConfig is not { } config) return null;", "request(config(5))")]
    [InlineData("var request = new ConverseRequest { InferenceConfig = flag ? new() { MaxTokens = 5 } : null }; if (request.InferenceConfig is InferenceConfiguration) number++; else return null;", "request(config(5))")]
    [InlineData("var max = flag ? 5 : number > 0 ? 6 : 7; if (max >= 6) return null; var request = new ConverseRequest { InferenceConfig = new() { MaxTokens = max } };", "request(config(5))")]
    [InlineData("var max = flag ? 5 : number > 0 ? 6 : 7; if (max < 6) return null; var request = new ConverseRequest { InferenceConfig = new() { MaxTokens = max } };", "request(config(6|7))")]
    [InlineData("var max = flag ? 5 : number > 0 ? 6 : 7; if (max <= 6) return null; var request = new ConverseRequest { InferenceConfig = new() { MaxTokens = max } };", "request(config(7))")]
    [InlineData("var max = flag ? 5 : number > 0 ? 6 : 7; if (max > 6) return null; var request = new ConverseRequest { InferenceConfig = new() { MaxTokens = max } };", "request(config(5|6))")]
    [InlineData("var max = flag ? 5 : number > 0 ? 6 : 7; if (max == 6) return null; var request = new ConverseRequest { InferenceConfig = new() { MaxTokens = max } };", "request(config(5|7))")]
    [InlineData("var max = flag ? 5 : number > 0 ? 6 : 7; if (max is 5 or 6) return null; var request = new ConverseRequest { InferenceConfig = new() { MaxTokens = max } };", "request(config(7))")]
    [InlineData("var max = flag ? 5 : number > 0 ? 6 : 7; if (max is > 5 and < 7) return null; var request = new ConverseRequest { InferenceConfig = new() { MaxTokens = max } };", "request(config(5|7))")]
    // By reference.
    [InlineData("void Give(out InferenceConfiguration c) => c = new() { MaxTokens = 5 }; Give(out var made); var request = new ConverseRequest { InferenceConfig = made };", "request(config(5))")]
    [InlineData("void Replace(ref ConverseRequest r) => r = new() { InferenceConfig = new() { MaxTokens = 5 } }; var request = new ConverseRequest(); Replace(ref request);", "request(config(5))")]
    [InlineData("void Look(in ConverseRequest r) { } var request = new ConverseRequest(); Look(in request);", "request(unset)")]
    // What stays of a sequence, of a delegate and of an object that was handed over.
    [InlineData("var c = new InferenceConfiguration { MaxTokens = 5 }; var request = new ConverseRequest { InferenceConfig = c }; Change(request); c.MaxTokens = 6;", "request(?)")]
    [InlineData("var c = new InferenceConfiguration { MaxTokens = 5 }; Change(c); c.MaxTokens = 6; var request = new ConverseRequest { InferenceConfig = c };", "request(config(6))")]
    [InlineData("var request = new ConverseRequest(); Func<bool> a = () => { if (number > 0) { request.InferenceConfig = new() { MaxTokens = 5 }; return true; } return false; }, b = () => true; if (!(flag ? a : b)()) return null;", "request(config(5)|unset)")]
    [InlineData("var request = new ConverseRequest(); bool Cap() { if (number > 0) { request.InferenceConfig = new() { MaxTokens = 5 }; return true; } return false; } if (!Cap()) return null;", "request(config(5))")]
    // Out of sight.
    [InlineData("var request = new ConverseRequest { InferenceConfig = { MaxTokens = 5 } };", "request(?)")]
    [InlineData("var request = new ConverseRequest(); Change(request);", "request(?)")]
    [InlineData("var c = new InferenceConfiguration(); Change(c); var request = new ConverseRequest { InferenceConfig = c };", "request(config(?))")]
    [InlineData("var request = new ConverseRequest(); new List<ConverseRequest>().Add(request);", "request(?)")]
    [InlineData("var request = new ConverseRequest(); var all = new[] { request };", "request(?)")]
    [InlineData("var request = new ConverseRequest(); Console.WriteLine(request);", "request(unset)")]
    [InlineData("var request = new ConverseRequest(); Console.WriteLine(\"{0} {1} {2} {3}\", 1, 2, 3, request);", "request(unset)")]
    [InlineData("var request = new ConverseRequest(); _field = request; Elsewhere();", "request(?)")]
    [InlineData("var request = new ConverseRequest(); _field = request;", "request(unset)")]
    // Functions inside the member.
    [InlineData("ConverseRequest Make() => new() { InferenceConfig = new() { MaxTokens = 5 } }; var request = Make();", "request(config(5))")]
    [InlineData("var request = new ConverseRequest(); void Cap() { request.InferenceConfig = new() { MaxTokens = 5 }; } Cap();", "request(config(5))")]
    [InlineData("var request = new ConverseRequest(); void Cap(int n) { request.InferenceConfig = new() { MaxTokens = n }; } Cap(5);", "request(config(5))")]
    [InlineData("var request = new ConverseRequest(); Action cap = () => request.InferenceConfig = new() { MaxTokens = 5 }; cap();", "request(config(5))")]
    [InlineData("var request = new ConverseRequest(); Action cap = () => request.InferenceConfig = new() { MaxTokens = 5 }; Run(cap);", "request(?|config(5))")]
    // Orders of numbers.
    [InlineData("var request = new ConverseRequest(); var n = 3; if (n > 2) request.InferenceConfig = new() { MaxTokens = 5 };", "request(config(5))")]
    [InlineData("var request = new ConverseRequest(); var n = 3; if (n > 3) number++; else request.InferenceConfig = new() { MaxTokens = 5 };", "request(config(5))")]
    [InlineData("var request = new ConverseRequest(); var n = 3; if (n >= 3) request.InferenceConfig = new() { MaxTokens = 5 };", "request(config(5))")]
    [InlineData("var request = new ConverseRequest(); var n = 3; if (n >= 4) number++; else request.InferenceConfig = new() { MaxTokens = 5 };", "request(config(5))")]
    [InlineData("var request = new ConverseRequest(); var n = 3; if (n < 4) request.InferenceConfig = new() { MaxTokens = 5 };", "request(config(5))")]
    [InlineData("var request = new ConverseRequest(); var n = 3; if (n < 3) number++; else request.InferenceConfig = new() { MaxTokens = 5 };", "request(config(5))")]
    [InlineData("var request = new ConverseRequest(); var n = 3; if (n <= 3) request.InferenceConfig = new() { MaxTokens = 5 };", "request(config(5))")]
    [InlineData("var request = new ConverseRequest(); var n = 3; if (n <= 2) number++; else request.InferenceConfig = new() { MaxTokens = 5 };", "request(config(5))")]
    [InlineData("var request = new ConverseRequest(); var n = 3; if (n != 3) number++; else request.InferenceConfig = new() { MaxTokens = 5 };", "request(config(5))")]
    [InlineData("var request = new ConverseRequest(); int? n = null; if (n >= 0) number++; else request.InferenceConfig = new() { MaxTokens = 5 };", "request(config(5))")]
    [InlineData("var request = new ConverseRequest(); void Again(int n) { if (n > 0) Again(n - 1); } Again(3);", "?|request(?)")]
    public void Knows(string statements, string expected) =>
        Assert.Equal(expected, Walk.Of(statements + Send, "private ConverseRequest? _field; protected virtual void Change(object o) { } protected virtual void Elsewhere() { } protected virtual void Run(Action a) { } delegate void Other(ref int x);"));

    [Theory]
    [InlineData("await client.ConverseAsync(made);", "request(config(5))")]
    [InlineData("Change(made); await client.ConverseAsync(made);", "request(?)")]
    public void What_an_iterator_yields(string statements, string expected) => Assert.Equal(expected, Walk.Of(
        "foreach (var made in Make()) { " + statements + " }",
        "protected virtual void Change(object o) { } private IEnumerable<ConverseRequest> Make() { yield return new() { InferenceConfig = new() { MaxTokens = 5 } }; }"));

    // What is asked twice comes out the same, however it is worded.
    [Theory]
    [InlineData("text == \"a\"", "\"a\" == text")]
    [InlineData("text == \"a\"", "text is \"a\"")]
    [InlineData("text == \"a\"", "!(text != \"a\")")]
    [InlineData("string.IsNullOrEmpty(text)", "!!string.IsNullOrEmpty(text)")]
    [InlineData("string.IsNullOrWhiteSpace(text)", "string.IsNullOrWhiteSpace((text))")]
    [InlineData("text.StartsWith(\"a\")", "text.StartsWith(\"a\")")]
    [InlineData("text.EndsWith(\"a\")", "text.EndsWith(\"a\")")]
    [InlineData("text.Contains(\"a\")", "text.Contains(\"a\")")]
    [InlineData("text.Equals(\"a\")", "text.Equals(\"a\")")]
    [InlineData("number > 3", "3 < number")]
    [InlineData("number > 3", "number is > 3")]
    [InlineData("number > 3", "!(number <= 3)")]
    [InlineData("number >= 3", "3 <= number")]
    [InlineData("number >= 3", "number is >= 3")]
    [InlineData("number >= 3", "!(number < 3)")]
    [InlineData("number >= 3", "number is not < 3")]
    [InlineData("thing is string", "thing is string again")]
    [InlineData("thing is string", "!(thing is not string)")]
    [InlineData("thing is null", "thing == null")]
    [InlineData("thing is null", "thing is not { }")]
    [InlineData("thing is null", "thing is not object")]
    [InlineData("thing is null", "thing is not object again")]
    [InlineData("options!.Max.HasValue", "options.Max != null")]
    [InlineData("options!.Max.HasValue", "options.Max is not null")]
    [InlineData("options!.Max.HasValue", "options.Max is int")]
    [InlineData("options!.Config is null", "!(options.Config is InferenceConfiguration)")]
    [InlineData("text == \"a\"", "text == \"b\"", false)]
    [InlineData("text == \"a\"", "text.StartsWith(\"a\")", false)]
    [InlineData("text.StartsWith(\"a\")", "text.EndsWith(\"a\")", false)]
    [InlineData("text.StartsWith(\"a\")", "text.StartsWith(\"b\")", false)]
    [InlineData("text.Contains(\"a\")", "text.Contains(\"a\", StringComparison.OrdinalIgnoreCase)", false)]
    [InlineData("string.IsNullOrEmpty(text)", "string.IsNullOrWhiteSpace(text)", false)]
    [InlineData("number > 3", "number >= 3", false)]
    [InlineData("number > 3", "number > 4", false)]
    [InlineData("number > 3", "3 > number", false)]
    [InlineData("thing is string", "thing is Options", false)]
    [InlineData("options!.Max > 3", "!(options.Max <= 3)", false)]
    [InlineData("options!.Max >= 3", "!(options.Max < 3)", false)]
    public void The_same_test(string first, string second, bool isSame = true) => Assert.Equal(isSame ? "request(config(5)|config(6))" : "request(config(5)|config(6)|unset)", Walk.Of(
        $"var request = new ConverseRequest(); var text = number.ToString(); var thing = Thing(); if ({first}) request.InferenceConfig = new() {{ MaxTokens = 5 }}; if (!({second})) request.InferenceConfig = new() {{ MaxTokens = 6 }};" + Send,
        "protected virtual object? Thing() => null;"));

    // A number is the same in each type that holds it exactly.
    [Theory]
    [InlineData("byte", "3", "request(config(5))")]
    [InlineData("sbyte", "3", "request(config(5))")]
    [InlineData("short", "3", "request(config(5))")]
    [InlineData("ushort", "3", "request(config(5))")]
    [InlineData("uint", "3", "request(config(5))")]
    [InlineData("long", "3", "request(config(5))")]
    [InlineData("ulong", "3", "request(config(5))")]
    [InlineData("float", "3", "request(config(5))")]
    [InlineData("double", "3", "request(config(5))")]
    [InlineData("char", "(char)3", "request(config(5))")]
    [InlineData("decimal", "3", "request(config(5)|unset)")]
    [InlineData("long", "4", "request(unset)")]
    [InlineData("double", "3.5", "request(unset)")]
    public void Numbers(string type, string number, string expected) =>
        Assert.Equal(expected, Walk.Of($"var request = new ConverseRequest(); {type} held = {number}; uint three = 3; if (held == three) request.InferenceConfig = new() {{ MaxTokens = 5 }};" + Send));

    // Beyond 2^53 a double holds two integers as one.
    [Theory]
    [InlineData("long")]
    [InlineData("ulong")]
    public void Large_numbers(string type) =>
        Assert.Equal("request(unset)", Walk.Of($"var request = new ConverseRequest(); {type} held = 9007199254740993, other = 9007199254740992; if (held == other) request.InferenceConfig = new() {{ MaxTokens = 5 }};" + Send));

    // What nothing has set in an object of the project is what its type begins with.
    [Theory]
    [InlineData("if (!own.IsOn) request.InferenceConfig = new() { MaxTokens = 5 };", "request(config(5))")]
    [InlineData("if (!own.IsOff) request.InferenceConfig = new() { MaxTokens = 5 };", "request(config(5))")]
    [InlineData("request.InferenceConfig = new() { MaxTokens = own.Max };", "request(config(0))")]
    [InlineData("request.InferenceConfig = new() { MaxTokens = own.Most };", "request(config(0))")]
    [InlineData("request.InferenceConfig = new() { MaxTokens = own.Cap };", "request(config(unset))")]
    [InlineData("request.InferenceConfig = own.Config;", "request(unset)")]
    [InlineData("own.Config = new() { MaxTokens = 5 }; request.InferenceConfig = own.Config;", "request(config(5))")]
    [InlineData("own.IsOn = true; if (own.IsOn) request.InferenceConfig = new() { MaxTokens = 5 };", "request(config(5))")]
    [InlineData("if (own.Long == 0) request.InferenceConfig = new() { MaxTokens = 5 };", "request(config(5)|unset)")]
    [InlineData("own.Fill(5); request.InferenceConfig = own.Config;", "request(config(5))")]
    public void An_object_of_the_project(string statements, string expected) => Assert.Equal(expected, Walk.Of(
        "var request = new ConverseRequest(); var own = new Own();" + statements + Send,
        "private sealed class Own { public bool IsOn; public bool IsOff { get; set; } public int Max; public int Most { get; set; } public int? Cap; public long Long; public InferenceConfiguration? Config { get; set; } public void Fill(int max) => Config = new() { MaxTokens = max }; }"));

    // As many methods deep as a helper is ever called; behind the last one is what nobody sees.
    [Theory]
    [InlineData(6, "request(config(5))")]
    [InlineData(7, "request(?)")]
    public void Through_so_many_methods(int methods, string expected) => Assert.Equal(expected, Walk.Of(
        "var request = new ConverseRequest(); Cap1(request);" + Send,
        string.Concat(Enumerable.Range(1, methods).Select(i => $"private static void Cap{i}(ConverseRequest request) => {(i == methods ? "request.InferenceConfig = new() { MaxTokens = 5 }" : $"Cap{i + 1}(request)")};\n"))));

    [Fact]
    public void A_call_in_a_delegate_that_others_run_knows_what_was_set_when_it_was_handed_over() =>
        Assert.Equal("request(unset)", Walk.Of("var request = new ConverseRequest(); await Task.Run(() => client.ConverseAsync(request));"));

    [Fact]
    public void A_call_in_a_delegate_may_find_what_is_set_later() =>
        Assert.Equal("request(?)", Walk.Of("var request = new ConverseRequest(); var later = Task.Run(() => client.ConverseAsync(request)); request.InferenceConfig = new(); await later;"));

    [Fact]
    public void A_request_that_is_made_anew_in_each_round_of_a_loop_is_fresh() =>
        Assert.Equal("request(unset)", Walk.Of("foreach (var i in Enumerable.Range(0, 3)) { var request = new ConverseRequest(); await client.ConverseAsync(request); request.InferenceConfig = new(); }"));

    [Fact]
    public void Each_call_is_noted_once_with_the_final_states() =>
        Assert.Equal("request(config(5)|unset)", Walk.Of("var request = new ConverseRequest(); while (flag) { await client.ConverseAsync(request); request.InferenceConfig = new() { MaxTokens = 5 }; }"));

    [Fact]
    public void A_member_past_the_budget_is_left_alone()
    {
        var many = string.Concat(Enumerable.Range(0, 40_000).Select(i => $"number = number * {i} + 1;"));
        Assert.Equal("", Walk.Of("var request = new ConverseRequest();" + many + Send));
    }

    [Fact]
    public void A_long_chain_of_additions_is_no_recursion()
    {
        var chain = string.Join(" + ", Enumerable.Range(0, 3_000).Select(i => $"options!.ToString() + \"{i}\""));
        Assert.Equal("request(unset)", Walk.Of($"var request = new ConverseRequest(); request.ModelId = {chain};" + Send));
    }

    [Fact]
    public void A_string_that_grows_in_a_loop_ends() =>
        Assert.Equal("request(unset)", Walk.Of("var id = \"a\"; while (flag) id += \"b\" + number; var request = new ConverseRequest { ModelId = id };" + Send));

    [Fact]
    public void The_work_is_counted()
    {
        Walk.Of("var request = new ConverseRequest();" + Send, out var few);
        Walk.Of("var request = new ConverseRequest();" + string.Concat(Enumerable.Repeat("number++;", 100)) + Send, out var many);
        Assert.InRange(few, 1, 100);
        Assert.InRange(many - few, 100, 1000);
    }
}
