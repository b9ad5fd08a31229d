import "node:module";
import { resolve } from "node:path";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "electron-vite";
import { VitePWA } from "vite-plugin-pwa";
// package.json
var version = "0.1.0";
var description = "A helpdesk that keeps working when the network does not.";
// electron.vite.config.ts
var electron_vite_config_default = defineConfig({
	main: { build: {
		externalizeDeps: false,
		outDir: "out/main",
		rolldownOptions: {
			input: resolve("main/main.ts"),
			output: {
				format: "es",
				entryFileNames: "[name].js"
			}
		}
	} },
	preload: { build: {
		externalizeDeps: false,
		outDir: "out/preload",
		minify: true,
		rolldownOptions: {
			input: resolve("preload/preload.ts"),
			output: {
				format: "cjs",
				entryFileNames: "[name].cjs",
				codeSplitting: false
			}
		}
	} },
	renderer: {
		root: "renderer",
		base: "./",
		define: { "import.meta.env.HOLDFAST_VERSION": JSON.stringify(version) },
		build: {
			outDir: resolve("out/renderer"),
			target: "es2023",
			minify: true,
			assetsInlineLimit: 0,
			chunkSizeWarningLimit: 800,
			modulePreload: { polyfill: false },
			rolldownOptions: { input: resolve("renderer/index.html") }
		},
		worker: { format: "es" },
		plugins: [
			react(),
			tailwindcss(),
			progressiveWebApp()
		]
	}
});
function progressiveWebApp() {
	return VitePWA({
		injectRegister: false,
		registerType: "prompt",
		includeManifestIcons: false,
		workbox: {
			globPatterns: ["**/*.{html,js,css,svg,png,woff2,wasm,webmanifest}"],
			maximumFileSizeToCacheInBytes: 8388608,
			navigateFallback: "index.html",
			navigateFallbackDenylist: [
				/^\/api\//,
				/^\/healthz$/,
				/^\/readyz$/
			],
			cleanupOutdatedCaches: true
		},
		manifest: {
			id: "/",
			name: "Holdfast",
			short_name: "Holdfast",
			description,
			start_url: "./",
			scope: "./",
			display: "standalone",
			theme_color: "#5246d0",
			background_color: "#f6f6f9",
			categories: ["business", "productivity"],
			icons: [
				{
					src: "icon.svg",
					sizes: "any",
					type: "image/svg+xml"
				},
				{
					src: "icon-192.png",
					sizes: "192x192",
					type: "image/png"
				},
				{
					src: "icon-512.png",
					sizes: "512x512",
					type: "image/png"
				},
				{
					src: "icon-maskable-512.png",
					sizes: "512x512",
					type: "image/png",
					purpose: "maskable"
				}
			]
		}
	});
}
export { electron_vite_config_default as default };

//# sourceMappingURL=data:application/json;charset=utf-8;base64,eyJ2ZXJzaW9uIjozLCJmaWxlIjoiZWxlY3Ryb24udml0ZS5jb25maWcuanMiLCJuYW1lcyI6WyJwYWNrYWdlSnNvbi52ZXJzaW9uIiwicGFja2FnZUpzb24uZGVzY3JpcHRpb24iXSwic291cmNlcyI6WyIvd29yay93dC9zdG9yZS9wYWNrYWdlLmpzb24iLCIvd29yay93dC9zdG9yZS9lbGVjdHJvbi52aXRlLmNvbmZpZy50cyJdLCJzb3VyY2VzQ29udGVudCI6WyIiLCJpbXBvcnQgeyByZXNvbHZlIH0gZnJvbSBcIm5vZGU6cGF0aFwiO1xuaW1wb3J0IHRhaWx3aW5kY3NzIGZyb20gXCJAdGFpbHdpbmRjc3Mvdml0ZVwiO1xuaW1wb3J0IHJlYWN0IGZyb20gXCJAdml0ZWpzL3BsdWdpbi1yZWFjdFwiO1xuaW1wb3J0IHsgZGVmaW5lQ29uZmlnIH0gZnJvbSBcImVsZWN0cm9uLXZpdGVcIjtcbmltcG9ydCB7IFZpdGVQV0EgfSBmcm9tIFwidml0ZS1wbHVnaW4tcHdhXCI7XG5pbXBvcnQgcGFja2FnZUpzb24gZnJvbSBcIi4vcGFja2FnZS5qc29uXCIgd2l0aCB7IHR5cGU6IFwianNvblwiIH07XG5cbi8vIFRoZSByZW5kZXJlciBpcyBidWlsdCBvbmNlLiBUaGUgc2FtZSBmaWxlcyBhcmUgc2VydmVkIGJ5IHRoZSBzeW5jIHNlcnZlciB0byBicm93c2VycyBhbmQgZnJvbSBhcHA6Ly8gdG8gRWxlY3Ryb246IGl0c1xuLy8gcGF0aHMgYXJlIHRoZXJlZm9yZSByZWxhdGl2ZSwgYW5kIGl0cyByb3V0ZXMgbGl2ZSBiZWhpbmQgdGhlIGhhc2guXG5leHBvcnQgZGVmYXVsdCBkZWZpbmVDb25maWcoe1xuICBtYWluOiB7XG4gICAgYnVpbGQ6IHtcbiAgICAgIGV4dGVybmFsaXplRGVwczogZmFsc2UsXG4gICAgICBvdXREaXI6IFwib3V0L21haW5cIixcbiAgICAgIHJvbGxkb3duT3B0aW9uczogeyBpbnB1dDogcmVzb2x2ZShcIm1haW4vbWFpbi50c1wiKSwgb3V0cHV0OiB7IGZvcm1hdDogXCJlc1wiLCBlbnRyeUZpbGVOYW1lczogXCJbbmFtZV0uanNcIiB9IH0sXG4gICAgfSxcbiAgfSxcbiAgcHJlbG9hZDoge1xuICAgIGJ1aWxkOiB7XG4gICAgICBleHRlcm5hbGl6ZURlcHM6IGZhbHNlLFxuICAgICAgb3V0RGlyOiBcIm91dC9wcmVsb2FkXCIsXG4gICAgICBtaW5pZnk6IHRydWUsXG4gICAgICAvLyBBIHNhbmRib3hlZCBwcmVsb2FkIGNhbiByZXF1aXJlIG5vdGhpbmcgYnV0IGVsZWN0cm9uOiBhbGwgb2YgaXQgaXMgaW4gdGhpcyBvbmUgQ29tbW9uSlMgZmlsZS5cbiAgICAgIHJvbGxkb3duT3B0aW9uczoge1xuICAgICAgICBpbnB1dDogcmVzb2x2ZShcInByZWxvYWQvcHJlbG9hZC50c1wiKSxcbiAgICAgICAgb3V0cHV0OiB7IGZvcm1hdDogXCJjanNcIiwgZW50cnlGaWxlTmFtZXM6IFwiW25hbWVdLmNqc1wiLCBjb2RlU3BsaXR0aW5nOiBmYWxzZSB9LFxuICAgICAgfSxcbiAgICB9LFxuICB9LFxuICByZW5kZXJlcjoge1xuICAgIHJvb3Q6IFwicmVuZGVyZXJcIixcbiAgICBiYXNlOiBcIi4vXCIsXG4gICAgZGVmaW5lOiB7IFwiaW1wb3J0Lm1ldGEuZW52LkhPTERGQVNUX1ZFUlNJT05cIjogSlNPTi5zdHJpbmdpZnkocGFja2FnZUpzb24udmVyc2lvbikgfSxcbiAgICBidWlsZDoge1xuICAgICAgb3V0RGlyOiByZXNvbHZlKFwib3V0L3JlbmRlcmVyXCIpLFxuICAgICAgdGFyZ2V0OiBcImVzMjAyM1wiLFxuICAgICAgbWluaWZ5OiB0cnVlLFxuICAgICAgLy8gTm90aGluZyBiZWNvbWVzIGEgZGF0YTogYWRkcmVzcyBvciBhIHNjcmlwdCBpbiB0aGUgcGFnZTogdGhlIGNvbnRlbnQgc2VjdXJpdHkgcG9saWN5IGtub3dzIGZpbGVzIGFsb25lLlxuICAgICAgYXNzZXRzSW5saW5lTGltaXQ6IDAsXG4gICAgICBjaHVua1NpemVXYXJuaW5nTGltaXQ6IDgwMCxcbiAgICAgIG1vZHVsZVByZWxvYWQ6IHsgcG9seWZpbGw6IGZhbHNlIH0sXG4gICAgICByb2xsZG93bk9wdGlvbnM6IHsgaW5wdXQ6IHJlc29sdmUoXCJyZW5kZXJlci9pbmRleC5odG1sXCIpIH0sXG4gICAgfSxcbiAgICAvLyBUaGUgd29ya2VyIG9mIHRoZSBsb2NhbCBzdG9yZSBsb2FkcyBwYXJ0cyBvZiBpdHMgb3duLCBhcyBtb2R1bGVzIGRvLlxuICAgIHdvcmtlcjogeyBmb3JtYXQ6IFwiZXNcIiB9LFxuICAgIHBsdWdpbnM6IFtyZWFjdCgpLCB0YWlsd2luZGNzcygpLCBwcm9ncmVzc2l2ZVdlYkFwcCgpXSxcbiAgfSxcbn0pO1xuXG5mdW5jdGlvbiBwcm9ncmVzc2l2ZVdlYkFwcCgpIHtcbiAgcmV0dXJuIFZpdGVQV0Eoe1xuICAgIC8vIFRoZSBhcHAgcmVnaXN0ZXJzIHRoZSB3b3JrZXIgaXRzZWxmIChhcHAva2VlcC1hcHAtb2ZmbGluZS50cyksIGluIGJyb3dzZXJzIGFsb25lLCBhbmQgc2F5cyB3aGVuIHRvIHJlbG9hZC5cbiAgICBpbmplY3RSZWdpc3RlcjogZmFsc2UsXG4gICAgcmVnaXN0ZXJUeXBlOiBcInByb21wdFwiLFxuICAgIGluY2x1ZGVNYW5pZmVzdEljb25zOiBmYWxzZSxcbiAgICB3b3JrYm94OiB7XG4gICAgICBnbG9iUGF0dGVybnM6IFtcIioqLyoue2h0bWwsanMsY3NzLHN2Zyxwbmcsd29mZjIsd2FzbSx3ZWJtYW5pZmVzdH1cIl0sXG4gICAgICBtYXhpbXVtRmlsZVNpemVUb0NhY2hlSW5CeXRlczogOCAqIDEwMjQgKiAxMDI0LFxuICAgICAgbmF2aWdhdGVGYWxsYmFjazogXCJpbmRleC5odG1sXCIsXG4gICAgICBuYXZpZ2F0ZUZhbGxiYWNrRGVueWxpc3Q6IFsvXlxcL2FwaVxcLy8sIC9eXFwvaGVhbHRoeiQvLCAvXlxcL3JlYWR5eiQvXSxcbiAgICAgIGNsZWFudXBPdXRkYXRlZENhY2hlczogdHJ1ZSxcbiAgICB9LFxuICAgIG1hbmlmZXN0OiB7XG4gICAgICBpZDogXCIvXCIsXG4gICAgICBuYW1lOiBcIkhvbGRmYXN0XCIsXG4gICAgICBzaG9ydF9uYW1lOiBcIkhvbGRmYXN0XCIsXG4gICAgICBkZXNjcmlwdGlvbjogcGFja2FnZUpzb24uZGVzY3JpcHRpb24sXG4gICAgICBzdGFydF91cmw6IFwiLi9cIixcbiAgICAgIHNjb3BlOiBcIi4vXCIsXG4gICAgICBkaXNwbGF5OiBcInN0YW5kYWxvbmVcIixcbiAgICAgIHRoZW1lX2NvbG9yOiBcIiM1MjQ2ZDBcIixcbiAgICAgIGJhY2tncm91bmRfY29sb3I6IFwiI2Y2ZjZmOVwiLFxuICAgICAgY2F0ZWdvcmllczogW1wiYnVzaW5lc3NcIiwgXCJwcm9kdWN0aXZpdHlcIl0sXG4gICAgICBpY29uczogW1xuICAgICAgICB7IHNyYzogXCJpY29uLnN2Z1wiLCBzaXplczogXCJhbnlcIiwgdHlwZTogXCJpbWFnZS9zdmcreG1sXCIgfSxcbiAgICAgICAgeyBzcmM6IFwiaWNvbi0xOTIucG5nXCIsIHNpemVzOiBcIjE5MngxOTJcIiwgdHlwZTogXCJpbWFnZS9wbmdcIiB9LFxuICAgICAgICB7IHNyYzogXCJpY29uLTUxMi5wbmdcIiwgc2l6ZXM6IFwiNTEyeDUxMlwiLCB0eXBlOiBcImltYWdlL3BuZ1wiIH0sXG4gICAgICAgIHsgc3JjOiBcImljb24tbWFza2FibGUtNTEyLnBuZ1wiLCBzaXplczogXCI1MTJ4NTEyXCIsIHR5cGU6IFwiaW1hZ2UvcG5nXCIsIHB1cnBvc2U6IFwibWFza2FibGVcIiB9LFxuICAgICAgXSxcbiAgICB9LFxuICB9KTtcbn1cbiJdLCJtYXBwaW5ncyI6Ijs7Ozs7Ozs7OztBQ1NBLElBQUEsK0JBQWUsYUFBYTtDQUMxQixNQUFNLEVBQ0osT0FBTztFQUNMLGlCQUFpQjtFQUNqQixRQUFRO0VBQ1IsaUJBQWlCO0dBQUUsT0FBTyxRQUFRLGNBQWM7R0FBRyxRQUFRO0lBQUUsUUFBUTtJQUFNLGdCQUFnQjtHQUFZO0VBQUU7Q0FDM0csRUFDRjtDQUNBLFNBQVMsRUFDUCxPQUFPO0VBQ0wsaUJBQWlCO0VBQ2pCLFFBQVE7RUFDUixRQUFRO0VBRVIsaUJBQWlCO0dBQ2YsT0FBTyxRQUFRLG9CQUFvQjtHQUNuQyxRQUFRO0lBQUUsUUFBUTtJQUFPLGdCQUFnQjtJQUFjLGVBQWU7R0FBTTtFQUM5RTtDQUNGLEVBQ0Y7Q0FDQSxVQUFVO0VBQ1IsTUFBTTtFQUNOLE1BQU07RUFDTixRQUFRLEVBQUUsb0NBQW9DLEtBQUssVUFBVUEsT0FBbUIsRUFBRTtFQUNsRixPQUFPO0dBQ0wsUUFBUSxRQUFRLGNBQWM7R0FDOUIsUUFBUTtHQUNSLFFBQVE7R0FFUixtQkFBbUI7R0FDbkIsdUJBQXVCO0dBQ3ZCLGVBQWUsRUFBRSxVQUFVLE1BQU07R0FDakMsaUJBQWlCLEVBQUUsT0FBTyxRQUFRLHFCQUFxQixFQUFFO0VBQzNEO0VBRUEsUUFBUSxFQUFFLFFBQVEsS0FBSztFQUN2QixTQUFTO0dBQUMsTUFBTTtHQUFHLFlBQVk7R0FBRyxrQkFBa0I7RUFBQztDQUN2RDtBQUNGLENBQUM7QUFFRCxTQUFTLG9CQUFvQjtDQUMzQixPQUFPLFFBQVE7RUFFYixnQkFBZ0I7RUFDaEIsY0FBYztFQUNkLHNCQUFzQjtFQUN0QixTQUFTO0dBQ1AsY0FBYyxDQUFDLG1EQUFtRDtHQUNsRSwrQkFBK0I7R0FDL0Isa0JBQWtCO0dBQ2xCLDBCQUEwQjtJQUFDO0lBQVk7SUFBZTtHQUFZO0dBQ2xFLHVCQUF1QjtFQUN6QjtFQUNBLFVBQVU7R0FDUixJQUFJO0dBQ0osTUFBTTtHQUNOLFlBQVk7R0FDQ0M7R0FDYixXQUFXO0dBQ1gsT0FBTztHQUNQLFNBQVM7R0FDVCxhQUFhO0dBQ2Isa0JBQWtCO0dBQ2xCLFlBQVksQ0FBQyxZQUFZLGNBQWM7R0FDdkMsT0FBTztJQUNMO0tBQUUsS0FBSztLQUFZLE9BQU87S0FBTyxNQUFNO0lBQWdCO0lBQ3ZEO0tBQUUsS0FBSztLQUFnQixPQUFPO0tBQVcsTUFBTTtJQUFZO0lBQzNEO0tBQUUsS0FBSztLQUFnQixPQUFPO0tBQVcsTUFBTTtJQUFZO0lBQzNEO0tBQUUsS0FBSztLQUF5QixPQUFPO0tBQVcsTUFBTTtLQUFhLFNBQVM7SUFBVztHQUMzRjtFQUNGO0NBQ0YsQ0FBQztBQUNIIn0=